import os
import sys
import vfs

from failure import fails
from ram_disk import RamDisk

ram = RamDisk(512, 100)
fails(lambda: vfs.mount(ram, "/none"))
fails(lambda: vfs.mount(vfs.VfsFat(ram), "/none"))
vfs.VfsFat.mkfs(ram)
fat = vfs.VfsFat(ram)
vfs.mount(fat, "/ram")
fails(lambda: vfs.mount(fat, "/ram"))
print([path for _, path in vfs.mount()], vfs.mount()[1][0] is fat)

with open("/ram/data.bin", "wb") as f:
    print(f.write(bytes(range(256)) * 8))
with open("/ram/data.bin", "rb") as f:
    f.seek(1022)
    print(f.read(4), f.tell(), f.seek(-2, 2), f.read())
with open("/ram/data.bin", "r+b") as f:
    f.seek(510)
    f.write(b"four")
with open("/ram/data.bin", "ab") as f:
    f.write(b"end")
with open("/ram/data.bin", "rb") as f:
    data = f.read()
print(len(data), data[508:516], data[-5:])
buf = bytearray(4)
with open("/ram/data.bin", "rb") as f:
    print(f.readinto(buf), buf)
with open("/ram/Lines of text.txt", "w") as f:
    for i in range(4):
        print("line", i, file=f)
with open("/ram/Lines of text.txt") as f:
    print(f.readline(), list(f))

os.chdir("/ram")
os.mkdir("lib")
print(os.getcwd(), sorted(os.listdir()))
os.chdir("lib")
print(os.getcwd())
with open("a_module.py", "w") as f:
    f.write("print(__name__)\n")
os.chdir("..")
print(os.getcwd(), os.listdir("lib"), os.listdir(b"lib"))
sys.path.append("/ram/lib")
import a_module

print(a_module.__file__)
print(list(os.ilistdir("/ram/lib")))
print(os.stat("/ram/data.bin")[:7], os.stat("lib")[:7])
fails(lambda: os.rmdir("lib"))
fails(lambda: os.remove("lib"))
fails(lambda: os.rmdir("data.bin"))
fails(lambda: os.remove("nothing"))
fails(lambda: os.mkdir("lib"))
fails(lambda: open("nothing"))
fails(lambda: open("lib"))
fails(lambda: open("data.bin", "x"))
fails(lambda: open("nothing/file", "w"))
fails(lambda: os.chdir("nothing"))
fails(lambda: os.listdir("nothing"))
fails(lambda: os.rename("data.bin", "/elsewhere"))
os.rename("data.bin", "lib/moved.bin")
os.rename("lib/a_module.py", "lib/moved.bin")
print(os.listdir("lib"), open("lib/moved.bin").read())

# More files than can be open at once, forgotten instead of closed.
for i in range(20):
    open("f%d" % i, "w").write("x")
print(len(os.listdir()))

# All of the disk.
with open("big", "wb") as f:
    try:
        n = 1
        while n:
            n = f.write(bytes(512))
            if n < 512:
                raise OSError(28)
    except OSError as e:
        print("OSError", e.errno)
os.remove("big")
print(os.statvfs("/ram")[:2])

# What is appended to begins at its end, as `tell` says, and may be changed elsewhere.
with open("log", "w") as f:
    f.write("before")
with open("log", "a+") as f:
    print(f.tell(), f.write(" after"), f.tell(), f.seek(0), f.write("B"), f.read())
print(open("log").read())
os.remove("log")

vfs.umount("/ram")
print(os.getcwd())
fails(lambda: vfs.umount("/ram"))
vfs.mount(ram, "/read", readonly=True)
print(open("/read/lib/moved.bin").read())
fails(lambda: open("/read/new", "w"))
fails(lambda: os.mkdir("/read/new"))
fails(lambda: os.remove("/read/lib/moved.bin"))
fails(lambda: os.rename("/read/lib/moved.bin", "/read/x"))
large = RamDisk(4096, 20)
vfs.VfsFat.mkfs(large)
vfs.mount(large, "/large")
with open("/large/x", "wb") as f:
    f.write(bytes(10000))
print(len(open("/large/x", "rb").read()), "read" in os.listdir("/"), "large" in os.listdir("/"))
vfs.umount("/")
print(os.listdir("/"), os.stat("/")[0] == 0x4000)
fails(lambda: open("/etc/passwd"))
vfs.umount("/large")
vfs.mount(large, "/")
print(os.listdir("/"), os.listdir("/read"))
