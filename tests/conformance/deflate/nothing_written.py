# cpython: differs - it has no deflate
import deflate
import io

for kind in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
    inner = io.BytesIO()
    d = deflate.DeflateIO(inner, kind)
    print(d.write(b""))
    d.close()
    print(inner.getvalue())
    inner = io.BytesIO()
    d = deflate.DeflateIO(inner, kind)
    print(d.write(b""), d.write(b"a"), d.write(b""))
    d.close()
    print(inner.getvalue(), d.write(b""))
