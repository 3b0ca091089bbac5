# oracle: cpython - the oracle's build has no BufferedWriter; CPython's is fuller before it writes
import io


class Sink(io.IOBase if not hasattr(io, "RawIOBase") else io.RawIOBase):
    def __init__(self):
        self.pieces = []

    def writable(self):
        return True

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)


s = Sink()
b = io.BufferedWriter(s, 8)
print(b.write(b"abc"), s.pieces)
b.flush()
print(s.pieces)
b.write(b"0123456789")
b.write(b"xyz")
b.flush()
print(b"".join(s.pieces))
b.flush()
print(b"".join(s.pieces))
