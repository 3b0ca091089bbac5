# cpython: differs - CPython has no deflate
import deflate, io, binascii

TEXT = b"hello hello hello hello world"
for format in (deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP):
    s = io.BytesIO()
    with deflate.DeflateIO(s, format) as d:
        print(d.write(TEXT))
    print(binascii.hexlify(s.getvalue()))
s = io.BytesIO()
d = deflate.DeflateIO(s, deflate.RAW)
print(d.write(b"abc"), s.getvalue())
d.close()
d.close()
print(s.getvalue())
for use in (lambda: d.write(b"x"), lambda: d.read()):
    try:
        use()
    except Exception as e:
        print(repr(e))
s = io.BytesIO()
with deflate.DeflateIO(s, deflate.ZLIB) as d:
    pass
print(s.getvalue())
s = io.BytesIO()
d = deflate.DeflateIO(s, deflate.RAW, 0, True)
d.write(b"abc")
d.close()
try:
    s.getvalue()
except ValueError as e:
    print(e)
