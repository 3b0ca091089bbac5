# Version 1 of littlefs: it is made, found by its mark, and does what version 2 does.
import os
import vfs


class RAMBlockDev:
    def __init__(self, block_size, num_blocks):
        self.block_size = block_size
        self.data = bytearray(block_size * num_blocks)

    def readblocks(self, block_num, buf, offset=0):
        addr = block_num * self.block_size + offset
        buf[:] = self.data[addr:addr + len(buf)]

    def writeblocks(self, block_num, buf, offset=None):
        if offset is None:
            for i in range(len(buf) // self.block_size):
                self.ioctl(6, block_num + i)
            offset = 0
        addr = block_num * self.block_size + offset
        self.data[addr:addr + len(buf)] = buf

    def ioctl(self, op, arg):
        if op == 4:
            return len(self.data) // self.block_size
        if op == 5:
            return self.block_size
        if op == 6:
            addr = arg * self.block_size
            self.data[addr:addr + self.block_size] = b"\xff" * self.block_size
            return 0


def fails(f):
    try:
        f()
        print("no error")
    except OSError as e:
        print("OSError", e.errno)


print(vfs.VfsLfs1 is os.VfsLfs1, vfs.VfsLfs1)
bdev = RAMBlockDev(512, 60)
fails(lambda: vfs.mount(bdev, "/nothing"))
vfs.VfsLfs1.mkfs(bdev, progsize=16)
print(bdev.data[40:48])
vfs.mount(bdev, "/old")
print(vfs.mount()[1][0])
os.chdir("/old")
os.mkdir("lib")
with open("data.bin", "wb") as f:
    print(f.write(bytes(range(256)) * 8))
with open("data.bin", "r+b") as f:
    f.seek(510)
    f.write(b"four")
    f.seek(508)
    print(f.read(8))
with open("data.bin", "ab") as f:
    f.write(b"end")
print(os.stat("data.bin"), open("data.bin", "rb").read()[-5:])
print(sorted(os.ilistdir()))
fails(lambda: os.mkdir("lib"))
fails(lambda: os.remove("lib"))
fails(lambda: os.rmdir("data.bin"))
fails(lambda: open("nothing"))
fails(lambda: open("data.bin", "x"))
os.rename("data.bin", "lib/moved.bin")
fails(lambda: os.rmdir("lib"))
os.rename("lib", "library")
print(os.listdir(), os.listdir("library"), os.statvfs("/old"))
vfs.umount("/old")

fs = vfs.VfsLfs1(bdev, 32, 32, 32)
vfs.mount(fs, "/read", readonly=True)
with open("/read/library/moved.bin", "rb") as f:
    print(len(f.read()))
fails(lambda: open("/read/new", "w"))
vfs.umount("/read")
fs = vfs.VfsLfs1(bdev)
fs.chdir("/library")
print(fs.getcwd(), list(fs.ilistdir()), fs.stat("moved.bin")[6])
fs.remove("moved.bin")
fs.chdir("/")
fs.rmdir("library")
fails(lambda: fs.stat("library"))
fails(lambda: vfs.mount(vfs.VfsLfs2(bdev), "/newer"))
try:
    vfs.VfsLfs1(bdev, mtime=False)
except TypeError as e:
    print("TypeError")

# The superblock of the format's specification (with the checksum that its bytes have), an empty
# root, and the example of an entry with attributes.
bdev = RAMBlockDev(512, 1024)
bdev.data[:52] = (b"\x03\0\0\0\x34\0\0\0\x03\0\0\0\x02\0\0\0\x2e\x14\0\x08\x03\0\0\0\x02\0\0\0\0\x02\0\0"
    b"\0\x04\0\0\x01\0\x01\0littlefs\x68\x96\x3b\xc8")
root = (b"\x01\0\0\0\x35\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\x11\x08\x09\x0c\x05\0\0\0\x20\0\0\0"
    b"\xc1\x23\x1a\xc8\x59\0\xc2\xb4\x01smallavacado")
import binascii
root += ((binascii.crc32(root) ^ 0xffffffff) & 0xffffffff).to_bytes(4, "little")
bdev.data[3 * 512:3 * 512 + len(root)] = root
bdev.data[5 * 512:5 * 512 + 32] = b"thirty-two bytes of an avocado.."
vfs.mount(bdev, "/spec")
print(os.listdir("/spec"), open("/spec/smallavacado").read())
