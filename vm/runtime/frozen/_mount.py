# pyb.mount: mounts block devices, also those with the interface of old.

import vfs


# A device with `count` and `sync` instead of `ioctl`.
class Blocks:
    def __init__(self, device):
        self.device = device
        self.readblocks = device.readblocks
        if hasattr(device, "writeblocks"):
            self.writeblocks = device.writeblocks

    def readblocks(self, number, buffer):
        self.device.readblocks(number, buffer)

    def ioctl(self, operation, argument):
        if operation == 3 and hasattr(self.device, "sync"):
            self.device.sync()
        if operation == 4:
            return self.device.count()
        if operation == 5:
            return 512
        return 0


def mount(device, mountpoint, *, readonly=False, mkfs=False):
    if device is None:
        return vfs.umount(mountpoint)
    if hasattr(device, "readblocks") and not hasattr(device, "ioctl"):
        readonly = readonly or not hasattr(device, "writeblocks")
        device = Blocks(device)
    try:
        vfs.mount(device, mountpoint, readonly=readonly)
    except OSError as error:
        # 19: no file system there.
        if error.errno != 19 or not mkfs:
            raise
        vfs.VfsFat.mkfs(device)
        vfs.mount(device, mountpoint, readonly=readonly)
