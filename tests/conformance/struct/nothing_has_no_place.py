# cpython: differs - it aligns what is not there
import struct

for f in ("b0i", "b0q", "b0ib", "0ib", "b0s0q", "b0hh", "b1i", "<b0i", "bx0i"):
    print(f, struct.calcsize(f))
print(struct.pack("b0ib", 1, 2), struct.pack("b0i", 1))
print(struct.unpack("b0ib", b"ab"), struct.unpack("b0i", b"a"))
