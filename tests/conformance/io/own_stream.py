# cpython: differs - print and json write in pieces of other sizes
import io
import json


class Source(io.IOBase):
    def __init__(self, data):
        self.data = data
        self.at = 0

    def readinto(self, buf):
        n = min(len(buf), len(self.data) - self.at)
        buf[:n] = self.data[self.at : self.at + n]
        self.at += n
        return n


class Sink(io.IOBase):
    def __init__(self):
        self.parts = []

    def write(self, data):
        self.parts.append(bytes(data))
        return len(data)


sink = Sink()
print("hi", 5, file=sink)
json.dump([1, {"a": None}], sink)
print(b"".join(sink.parts))
print(json.load(Source(b'{"k": [1, 2]}')))
