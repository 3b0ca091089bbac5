# The example of the documentation for littlefs, and what a file system must do.
class RAMBlockDev:
    def __init__(self, block_size, num_blocks):
        self.block_size = block_size
        self.data = bytearray(block_size * num_blocks)

    def readblocks(self, block_num, buf, offset=0):
        addr = block_num * self.block_size + offset
        for i in range(len(buf)):
            buf[i] = self.data[addr + i]

    def writeblocks(self, block_num, buf, offset=None):
        if offset is None:
            # do erase, then write
            for i in range(len(buf) // self.block_size):
                self.ioctl(6, block_num + i)
            offset = 0
        addr = block_num * self.block_size + offset
        for i in range(len(buf)):
            self.data[addr + i] = buf[i]

    def ioctl(self, op, arg):
        if op == 4: # block count
            return len(self.data) // self.block_size
        if op == 5: # block size
            return self.block_size
        if op == 6: # block erase
            return 0

import os
import sys
import vfs

bdev = RAMBlockDev(512, 50)
vfs.VfsLfs2.mkfs(bdev)
vfs.mount(bdev, '/ramdisk')

with open('/ramdisk/hello.txt', 'w') as f:
    f.write('Hello world')
print(open('/ramdisk/hello.txt').read())


def fails(f):
    try:
        f()
        print("no error")
    except OSError as e:
        print("OSError", e.errno)


os.chdir("/ramdisk")
os.mkdir("lib")
with open("lib/module.py", "w") as f:
    f.write("print(__name__)\nx = %r\n" % ("x" * 2000))
sys.path.append("/ramdisk/lib")
import module

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
print(os.stat("data.bin")[0] == 0x8000, os.stat("data.bin")[6], open("data.bin", "rb").read()[-5:])
print(sorted(os.ilistdir()))
fails(lambda: os.mkdir("lib"))
fails(lambda: os.rmdir("lib"))
fails(lambda: os.remove("lib"))
fails(lambda: os.rmdir("data.bin"))
fails(lambda: open("nothing"))
fails(lambda: open("lib"))
fails(lambda: open("data.bin", "x"))
os.rename("data.bin", "lib/moved.bin")
os.remove("lib/module.py")
print(os.listdir("lib"), os.statvfs("/ramdisk")[:3])
for i in range(20):
    open("f%d" % i, "w").write("x")
print(len(os.listdir()))
vfs.umount("/ramdisk")
vfs.mount(bdev, "/read", readonly=True)
print(os.listdir("/read/lib"), vfs.mount()[1][0])
fails(lambda: open("/read/new", "w"))
fails(lambda: os.remove("/read/hello.txt"))
