# What both versions of littlefs must do, and what only the first does.
import binascii
import os
import sys
import vfs

from failure import fails
from ram_disk import RamDisk


def use(version, name):
    bdev = RamDisk(512, 60)
    fails(lambda: vfs.mount(bdev, "/nothing"))
    version.mkfs(bdev)
    vfs.mount(bdev, "/" + name)
    os.chdir("/" + name)
    os.mkdir("lib")
    with open("lib/on_%s.py" % name, "w") as f:
        f.write("print(__name__)\nx = %r\n" % ("x" * 2000))
    sys.path.append("/%s/lib" % name)
    module = __import__("on_" + name)
    print(len(module.x), module.__file__)
    with open("data.bin", "wb") as f:
        print(f.write(bytes(range(256)) * 8))
    with open("data.bin", "r+b") as f:
        f.seek(510)
        f.write(b"four")
        f.seek(508)
        print(f.read(8))
    with open("data.bin", "ab") as f:
        f.write(b"end")
    print(os.stat("data.bin")[:7], open("data.bin", "rb").read()[-5:])
    print(sorted(os.ilistdir()))
    fails(lambda: os.mkdir("lib"))
    fails(lambda: os.rmdir("lib"))
    fails(lambda: os.remove("lib"))
    fails(lambda: os.rmdir("data.bin"))
    fails(lambda: open("nothing"))
    fails(lambda: open("lib"))
    fails(lambda: open("data.bin", "x"))
    os.rename("data.bin", "lib/moved.bin")
    os.remove("lib/on_%s.py" % name)
    os.rename("lib", "library")
    print(os.listdir(), os.listdir("library"), os.statvfs("/" + name)[:3])
    for i in range(20):
        open("f%d" % i, "w").write("x")
    print(len(os.listdir()))
    vfs.umount("/" + name)

    vfs.mount(version(bdev, 32, 32, 32), "/read", readonly=True)
    print(os.listdir("/read/library"), vfs.mount()[1][0])
    print(len(open("/read/library/moved.bin", "rb").read()))
    fails(lambda: open("/read/new", "w"))
    fails(lambda: os.remove("/read/f0"))
    vfs.umount("/read")
    fs = version(bdev)
    fs.chdir("/library")
    print(fs.getcwd(), list(fs.ilistdir()), fs.stat("moved.bin")[6])
    fs.remove("moved.bin")
    fs.chdir("/")
    fs.rmdir("library")
    fails(lambda: fs.stat("library"))


use(vfs.VfsLfs2, "new")
use(vfs.VfsLfs1, "old")

print(vfs.VfsLfs1 is os.VfsLfs1, vfs.VfsLfs1)
bdev = RamDisk(512, 60)
vfs.VfsLfs1.mkfs(bdev, progsize=16)
print(bdev.data[40:48])
vfs.mount(bdev, "/old")
# Two blocks for the superblock, two for the root.
print(os.statvfs("/old"))
open("/old/x", "w").close()
print(os.stat("/old/x"))
vfs.umount("/old")
fails(lambda: vfs.mount(vfs.VfsLfs2(bdev), "/newer"))
try:
    vfs.VfsLfs1(bdev, mtime=False)
except TypeError as e:
    print("TypeError")

# The superblock of the format's specification (with the checksum that its bytes have), an empty
# root, and the example of an entry with attributes.
bdev = RamDisk(512, 1024)
bdev.data[:52] = (b"\x03\0\0\0\x34\0\0\0\x03\0\0\0\x02\0\0\0\x2e\x14\0\x08\x03\0\0\0\x02\0\0\0\0\x02\0\0"
    b"\0\x04\0\0\x01\0\x01\0littlefs\x68\x96\x3b\xc8")
root = (b"\x01\0\0\0\x35\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\x11\x08\x09\x0c\x05\0\0\0\x20\0\0\0"
    b"\xc1\x23\x1a\xc8\x59\0\xc2\xb4\x01smallavacado")
root += ((binascii.crc32(root) ^ 0xffffffff) & 0xffffffff).to_bytes(4, "little")
bdev.data[3 * 512:3 * 512 + len(root)] = root
bdev.data[5 * 512:5 * 512 + 32] = b"thirty-two bytes of an avocado.."
vfs.mount(bdev, "/spec")
print(os.listdir("/spec"), open("/spec/smallavacado").read())

# That there is none is told when it is looked for, so that programs can make one.
fails(lambda: vfs.VfsLfs2(RamDisk(512, 50)))
fails(lambda: vfs.VfsLfs1(RamDisk(512, 50)))
