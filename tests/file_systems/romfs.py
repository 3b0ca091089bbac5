# The images were written by `mpremote romfs build` 1.29, the first with --no-mpy, of a folder with
# app.py, data.bin, empty, lib/, notes.txt, pack/__init__.py and pack/inner.py.
import binascii
import io
import os
import sys
import vfs

from failure import fails

PLAIN = binascii.a2b_base64(
    """
    0s0xgWkFQgZhcHAucHkCOWZyb20gcGFjayBpbXBvcnQgdHdpY2UKcHJpbnQoImFwcCIsIF9fbmFtZV9fLCB0d2ljZS
    gyMSkpCgUPCGRhdGEuYmluAgQAAQL/BQgFZW1wdHkCAAQEA2xpYgUmCW5vdGVzLnR4dAIaZmlyc3QgbGluZQpzZWNv
    bmQ6IMOpCmxhc3QEWgRwYWNrBScLX19pbml0X18ucHkCGWZyb20gLmlubmVyIGltcG9ydCB0d2ljZQoFKghpbm5lci
    5weQIfZGVmIHR3aWNlKHgpOgogICAgcmV0dXJuIHggKiAyCg==
"""
)
COMPILED = binascii.a2b_base64(
    """
    0s0xgj0FVAdhcHAubXB5AkpNBgAfBwAUYXBwL2FwcC5weQAPCnR3aWNlAAhwYWNrAAZhcHAAgXcvggAgBAEsgBACKg
    EbAxwCFgJZEQUQBBEGEQKVNAE0A1lRYwUPCGRhdGEuYmluAgQAAQL/BQgFZW1wdHkCAAQEA2xpYgUmCW5vdGVzLnR4
    dAIaZmlyc3QgbGluZQpzZWNvbmQ6IMOpCmxhc3QEgRsEcGFjawVNDF9faW5pdF9fLm1weQI+TQYAHwQAKGFwcC9wYW
    NrL19faW5pdF9fLnB5AA8KdHdpY2UACmlubmVyAIEICAIBgRACKgEbAxwCFgJZUWMFRQlpbm5lci5tcHkCOU0GAB8E
    ACJhcHAvcGFjay9pbm5lci5weQAPCnR3aWNlAAJ4AEwAAgEyABYCUWMBSBEGAgMgsIL0Yw==
"""
)

print("what is no image")
for wrong in b"", b"\xd2\xcd\x31", PLAIN[:-1], b"\xff" * 100:
    fails(vfs.VfsRom, wrong)
try:
    vfs.VfsRom(1)
except TypeError as e:
    print("TypeError", e)

print("the object")
fs = vfs.VfsRom(PLAIN)
print(fs)
print(sorted(fs.ilistdir("/")))
print(sorted(fs.ilistdir()) == sorted(fs.ilistdir("")), list(fs.ilistdir("lib")))
print(sorted(fs.ilistdir(b"pack")))
print(fs.stat("/"), fs.stat("notes.txt"), fs.stat("/pack/../pack/./inner.py"))
print(fs.statvfs("/")[:5], len(PLAIN), vfs.VfsRom(PLAIN + b"more").statvfs("/")[2])
print(fs.getcwd())
for path in "/nothing", "/pack/nothing", "/notes.txt/x", "":
    fails(fs.open, path, "r")
fails(fs.ilistdir, "/notes.txt")
fails(fs.ilistdir, "/nothing")

print("mounted")
vfs.mount(fs, "/rom")
print("rom" in os.listdir("/"), sorted(os.listdir("/rom")), os.listdir("/rom/lib"))
with open("/rom/notes.txt") as f:
    print(f.readline(), f.read(4), f.tell(), f.seek(-4, 2), f.readlines())
    print(f.seek(6), f.read(2), f.seek(1000), f.read())
    fails(f.seek, -1)
print(list(open("/rom/notes.txt", "rb")), repr(open("/rom/empty", "").read()))
b = bytearray(6)
with open("/rom/notes.txt", "rb") as f:
    print(f.readinto(b), b, f.readinto(b, 2), b, hasattr(f, "write"))
try:
    f.read()
except ValueError as e:
    print(e)
for mode in "w", "a", "x", "r+", "wb":
    fails(open, "/rom/notes.txt", mode)
fails(os.mkdir, "/rom/new")
fails(os.remove, "/rom/notes.txt")
fails(os.rename, "/rom/notes.txt", "/rom/other")
fails(os.rmdir, "/rom/lib")
print(os.stat("/rom")[0], os.stat("/rom/empty")[6])

print("folders")
here = os.getcwd()
os.chdir("/rom")
print(os.getcwd(), sorted(os.listdir()), open("pack/inner.py").readline())
fails(os.chdir, "pack")
fails(os.chdir, "/rom/pack")
os.chdir("/rom")
os.chdir(here)

print("without a copy")
ram = bytearray(PLAIN)
inside = vfs.VfsRom(memoryview(ram)[:])
f = inside.open("data.bin", "rb")
m = memoryview(f)
print(bytes(m), bytes(f), m[1:3] == b"\x01\x02")
ram[ram.find(bytes(m))] = 7
print(bytes(m), f.read(), bytes(memoryview(m)))
try:
    m[0] = 1
except TypeError as e:
    print(e)
try:
    memoryview(inside.open("data.bin", "r"))
except TypeError as e:
    print(e)
f.close()
try:
    memoryview(f)
except TypeError as e:
    print(e)
print(bytes(m))

print("an image in an image")
def record(kind, *parts):
    body = b"".join(parts)
    return bytes([kind, 0x80 | len(body) >> 7, len(body) & 127]) + body
image = record(5, b"\x01i", record(2, PLAIN))
image = b"\xd2\xcd\x31" + record(0, image)[1:]
for i in range(3):
    image = record(5, b"\x01i", record(2, image))
    image = b"\xd2\xcd\x31" + record(0, image)[1:]
fs = vfs.VfsRom(image)
for i in range(4):
    fs = vfs.VfsRom(fs.open("i", "rb"))
print(sorted(fs.ilistdir()) == sorted(inside.ilistdir()))

print("importing")
sys.path.insert(0, "/rom")
import app
print(app.__file__)
vfs.umount("/rom")
fails(os.listdir, "/rom")
for name in "app", "pack", "pack.inner":
    del sys.modules[name]
vfs.mount(vfs.VfsRom(COMPILED), "/rom")
import app
print(app.__file__, sorted(os.listdir("/rom/pack")))
vfs.umount("/rom")

print("the partition")
print(vfs.rom_ioctl(1), len(vfs.rom_ioctl(2, 0)), bytes(vfs.rom_ioctl(2, 0)[:2]))
fails(lambda: vfs.VfsRom(vfs.rom_ioctl(2, 0)))
fails(vfs.rom_ioctl, 2, 1)
fails(vfs.rom_ioctl, 2, -1)
fails(vfs.rom_ioctl, 2)
fails(vfs.rom_ioctl, 9)
fails(vfs.rom_ioctl, 3, 0, 1 << 20)
print(vfs.rom_ioctl(3, 0, len(PLAIN)) >= 1)
for i in range(0, len(PLAIN), 64):
    vfs.rom_ioctl(4, 0, i, PLAIN[i : i + 64])
vfs.rom_ioctl(5, 0)
fails(vfs.rom_ioctl, 4, 0, (128 << 10) - 1, b"ab")
vfs.mount(vfs.VfsRom(vfs.rom_ioctl(2, 0)), "/rom")
print(sorted(os.listdir("/rom")))
try:
    vfs.rom_ioctl(2, 0)[0] = 0
except TypeError as e:
    print(e)
vfs.rom_ioctl(3, 0, 4)
fails(os.listdir, "/rom")

print("damage")
seen = {}
for at in range(0, len(PLAIN)):
    for value in 0, 1, 4, 5, 0x7f, 0x80, 0xff:
        ram[:] = PLAIN
        ram[at] = value
        try:
            fs = vfs.VfsRom(ram)
            for name, kind, _, _ in fs.ilistdir():
                if kind == 0x8000:
                    fs.open(name, "rb").read()
                else:
                    list(fs.ilistdir(name))
            outcome = 0
        except OSError as e:
            outcome = e.errno
        seen[outcome] = 1
print(sorted(seen))
ram[:] = PLAIN
fs = vfs.VfsRom(ram)
f = fs.open("notes.txt", "rb")
ram[:] = b"short"
print(f.read())
fails(fs.stat, "notes.txt")
