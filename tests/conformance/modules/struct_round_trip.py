import struct

print(struct.pack("<HI", 1, 2), struct.unpack("<HI", b"\x01\x00\x02\x00\x00\x00"))
print(struct.calcsize("<bhiq"), struct.pack(">f", 1.5), struct.unpack("<d", struct.pack("<d", 0.1)))
print(struct.pack("3s", b"ab"), struct.pack("<3B", 1, 2, 3), struct.unpack_from("<H", b"\0\0\1\2", 2))
b = bytearray(6)
struct.pack_into("<HH", b, 2, 258, 772)
print(b)
