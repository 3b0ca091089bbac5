# cpython: differs - refuses what is before the start
import io

for make in (lambda: io.BytesIO(b"abcdef"), lambda: io.StringIO("abcdef")):
    for offset, whence in ((2, 0), (1, 5), (-1, 5), (-100, -1), (-1, 1), (2, 1), (-1, 0), (-9, 1), (3, -7), (-1, 2), (9, 2)):
        stream = make()
        stream.seek(2)
        try:
            print(offset, whence, stream.seek(offset, whence), stream.tell())
        except OSError as e:
            print(offset, whence, e)
