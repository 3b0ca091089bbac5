b = bytearray(b"hello")
m = memoryview(b)
m[0] = ord("J")
print(b)
b[1] = ord("u")
print(bytes(m))
part = m[2:4]
part[:] = b"xx"
print(b, bytes(part))
again = memoryview(part)
again[0] = 65
print(b)
