import io

s = io.StringIO("line one\nline two\nlast")
print(s.readline(), s.read(4), list(s))
b = io.BytesIO()
print(b.write(b"abc"), b.write(b"def"), b.getvalue())
b.seek(2)
print(b.read(2), b.tell(), b.read())
with io.StringIO() as w:
    print("to a stream", 5, file=w, sep="|")
    print(repr(w.getvalue()))
