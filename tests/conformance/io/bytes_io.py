import io

b = io.BytesIO()
print(b.write(b"abc"), b.tell(), b.seek(1), b.write(b"ZZZZ"), b.getvalue(), b.seek(10), b.write(b"!"), b.getvalue())
b = io.BytesIO(b"line1\nline2\nend")
print(b.readline(), b.read(3), b.readline(), b.read(), b.read(5))
buf = bytearray(4)
b.seek(0)
print(b.readinto(buf), buf, b.seek(-3, 2), b.readinto(buf), buf, b.readinto(buf), b.seek(-1, 1), b.read(-1))
try:
    b.seek(-5, 0)
except (OSError, ValueError):
    print("error")
