# cpython: differs - CPython has no deflate
import deflate, io


class Source(io.IOBase):
    def __init__(self, data):
        self.data = data
        self.at = 0

    def readinto(self, buf):
        piece = self.data[self.at : self.at + len(buf)]
        buf[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


class Target(io.IOBase):
    def __init__(self):
        self.data = b""

    def write(self, buf):
        self.data += bytes(buf)
        return len(buf)


t = Target()
with deflate.DeflateIO(t, deflate.ZLIB) as d:
    for i in range(20):
        d.write(b"number %d " % i)
print(len(t.data) > 10)
print(deflate.DeflateIO(Source(t.data)).read())
