import io

for stream, nothing, some in ((io.StringIO("ab"), "", "x"), (io.BytesIO(b"ab"), b"", b"x")):
    for place in (1, 2, 5, 9):
        stream.seek(place)
        print(stream.write(nothing), stream.getvalue(), stream.tell())
    stream.seek(5)
    print(stream.write(some), stream.getvalue(), stream.tell())
