"""What the littlefs of others makes of an image: oracle.py make|list|change IMAGE BLOCK COUNT PROGRAM"""
import sys
import zlib

from littlefs import LittleFS

what, path, block, count, program = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
fs = LittleFS(block_size=block, block_count=count, prog_size=program, read_size=program,
              cache_size=max(program, 64), lookahead_size=16, mount=False)


def content(name, size):
    seed = zlib.crc32(name.encode())
    return bytes((seed >> (i % 3 * 8) ^ i ^ i >> 8) & 0xFF for i in range(size))


def put(name, size, mode="wb"):
    with fs.open(name, mode) as f:
        f.write(content(name, size))


def show(folder):
    for name in sorted(fs.listdir(folder or "/")):
        full = f"{folder}/{name}"
        if fs.stat(full).type == 2:
            print(full + "/")
            show(full)
        else:
            with fs.open(full, "rb") as f:
                data = f.read()
            print(full, len(data), f"{zlib.crc32(data):08x}")


if what == "make":
    fs.format()
    fs.mount()
    fs.mkdir("/lib")
    fs.mkdir("/lib/deep")
    for i, size in enumerate([0, 1, 30, 64, 100, 500, 512, 513, 1000, 4096, 9000]):
        put(f"/lib/file number {i}", size)
    for i in range(30):
        put(f"/many {i:02}", i)
    for i in range(0, 30, 3):
        fs.remove(f"/many {i:02}")
    fs.rename("/many 01", "/lib/deep/moved")
    fs.rename("/lib/file number 9", "/a first name")
    put("/many 02", 700, "ab")
    fs.setattr("/many 02", "t", b"kept")
else:
    fs.context.buffer = bytearray(open(path, "rb").read())
    fs.mount()
    if what == "change":
        for name in fs.listdir("/"):
            if fs.stat("/" + name).type == 1:
                put("/" + name, 40, "ab")
        put("/theirs", 3000)
        fs.mkdir("/their folder")
        put("/their folder/x", 10)
    show("")
if what != "list":
    open(path, "wb").write(fs.context.buffer)
