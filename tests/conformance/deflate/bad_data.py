# cpython: differs - CPython has no deflate
import deflate, io


def wrong(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def read(data, *args):
    return deflate.DeflateIO(io.BytesIO(data), *args).read()


wrong(lambda: deflate.DeflateIO(5).read())
wrong(lambda: read(b"garbage"))
wrong(lambda: read(b""))
wrong(lambda: read(b"garbage", deflate.RAW))
wrong(lambda: read(b"garbage", deflate.ZLIB))
wrong(lambda: read(b"garbage", deflate.GZIP))
wrong(lambda: read(b"\x4b\x04", deflate.RAW))
wrong(lambda: read(b"\x4b\x04\x00", deflate.RAW))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), 4))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), -1))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), deflate.RAW, 4))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), deflate.RAW, 16))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), format=1))
wrong(lambda: deflate.DeflateIO(io.BytesIO(), 1).seek(0))
wrong(lambda: read(b"\x01\x05\x00\xfa\xfehello", deflate.RAW))
wrong(lambda: read(b"\x07", deflate.RAW))
print(deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP)
