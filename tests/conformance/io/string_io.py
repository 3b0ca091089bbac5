import io

s = io.StringIO()
print(s.write("a\nb\n"), s.getvalue(), s.seek(0), s.readline(), s.read(), s.read(), s.tell())
s = io.StringIO("abc\ndef\nxyz")
print(s.read(2), s.readline(), list(s), s.read(), s.seek(1), s.read())
with io.StringIO("abc") as s:
    print(s.read(1))
try:
    s.read()
except ValueError as e:
    print("closed")
