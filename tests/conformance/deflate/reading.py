# cpython: differs - CPython has no deflate
import deflate, io, binascii

un = binascii.unhexlify
# Made with zlib: raw, zlib and gzip, fixed codes, codes of its own, stored.
HELLO_RAW = un("cb48cdc9c95728cf2fca490100")
HELLO_ZLIB = un("789ccb48cdc9c95728cf2fca4901001a0b045d")
HELLO_GZIP = un("1f8b0800000000000003cb48cdc9c95728cf2fca49010085114a0d0b000000")
STORED = un("010500faff68656c6c6f")


def read(data, *args):
    return deflate.DeflateIO(io.BytesIO(data), *args).read()


print(read(HELLO_RAW, deflate.RAW))
print(read(HELLO_ZLIB, deflate.ZLIB))
print(read(HELLO_GZIP, deflate.GZIP))
print(read(HELLO_ZLIB), read(HELLO_GZIP, deflate.AUTO))
print(read(STORED, deflate.RAW, 8))
d = deflate.DeflateIO(io.BytesIO(HELLO_ZLIB))
print(d.read(1), d.read(4), d.read(0), d.read(100), d.read(1), d.read())
d = deflate.DeflateIO(io.BytesIO(HELLO_GZIP))
b = bytearray(6)
print(d.readinto(b), b)
print(d.readinto(b), b)
print(d.readinto(b), b)
with deflate.DeflateIO(io.BytesIO(HELLO_ZLIB)) as d:
    print(d.read())
