# cpython: differs - CPython has no deflate
import deflate, io

texts = (
    b"",
    b"a",
    b"abcabcabcabcabc",
    bytes(1000),
    bytes(range(256)) * 3,
    b"".join(b"%d," % (i * i) for i in range(400)),
)
for format in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
    for bits in (0, 5, 9, 12):
        for text in texts:
            s = io.BytesIO()
            with deflate.DeflateIO(s, format, bits) as d:
                for i in range(0, len(text), 171):
                    d.write(text[i : i + 171])
            if not text:
                continue
            back = deflate.DeflateIO(io.BytesIO(s.getvalue()), format, bits).read()
            print(format, bits, len(text), back == text, len(s.getvalue()) < len(text) + 40)
