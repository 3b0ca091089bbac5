# A device that fails, lies, or uses the file system that uses it.
import os
import vfs


class Ram:
    def __init__(self, count):
        self.data = bytearray(512 * count)
        self.trouble = None

    def readblocks(self, n, buf):
        if self.trouble:
            return self.trouble(n, buf)
        buf[:] = self.data[n * 512 : n * 512 + len(buf)]

    def writeblocks(self, n, buf):
        if self.trouble:
            return self.trouble(n, buf)
        self.data[n * 512 : n * 512 + len(buf)] = buf
        return 0

    def ioctl(self, op, arg):
        if op == 4:
            return len(self.data) // 512


def fails(f):
    try:
        f()
        print("no error")
    except Exception as e:
        print(repr(e))


def raises(n, buf):
    raise ValueError("broken")


def uses(n, buf):
    os.listdir("/ram")


ram = Ram(50)
vfs.VfsFat.mkfs(ram)
vfs.mount(ram, "/ram")
for i in range(3):
    with open("/ram/f%d" % i, "w") as f:
        f.write("x" * 600)
for trouble in (raises, lambda n, buf: -5, lambda n, buf: 7, uses):
    ram.trouble = trouble
    fails(lambda: open("/ram/f1").read())
    ram.trouble = None
    print(len(open("/ram/f2").read()))
fails(lambda: vfs.VfsFat(object()))
fails(lambda: vfs.mount(7, "/seven"))
fails(lambda: vfs.VfsFat.mkfs(Ram(3)))
vfs.umount("/ram")

# What is filled is made longer, then shorter, by the device that it is filled from.
ram = Ram(100)
vfs.VfsFat.mkfs(ram)
vfs.mount(vfs.VfsFat(ram), "/moving")
content = bytes(range(256)) * 16
with open("/moving/x", "wb") as f:
    f.write(content)


def once(change):
    def trouble(n, buf):
        ram.trouble = None
        change()
        ram.readblocks(n, buf)

    ram.trouble = trouble


kept = []
target = bytearray(4096)


def longer():
    target.extend(bytes(5000))
    for _ in range(10):
        kept.append(bytearray(b"k" * 4000))


with open("/moving/x", "rb") as f:
    once(longer)
    print(f.readinto(target), len(target), target[:4096] == content)
print(all(k == b"k" * 4000 for k in kept))
kept.clear()
target = bytearray(4096)


def shorter():
    target[1000:] = b""
    kept.append(bytearray(b"k" * 3000))


with open("/moving/x", "rb") as f:
    once(shorter)
    print(f.readinto(target), len(target), target == content[:1000])
print(all(k == b"k" * 3000 for k in kept))
vfs.umount("/moving")
