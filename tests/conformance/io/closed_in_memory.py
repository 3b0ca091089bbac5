# cpython: differs - it refuses everything
import io


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


for stream in (io.BytesIO(b"some bytes"), io.StringIO("some text")):
    stream.read(4)
    stream.close()
    show(stream.tell)
    show(stream.flush)
    show(lambda: stream.seek(0))
    show(stream.tell)
    show(stream.close)
    show(stream.read)
    show(stream.readline)
    show(stream.getvalue)
    show(lambda: stream.write("x"))
    show(lambda: print("x", file=stream))
