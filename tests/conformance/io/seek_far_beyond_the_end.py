# cpython: differs - one may write there, and the type of what is raised is another
import io


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args if not isinstance(e, MemoryError) else "")


for stream in (io.BytesIO(b"abc"), io.StringIO("abc")):
    for place in (1 << 20, 1 << 29, (1 << 30) - 1, (1 << 31) - 1):
        attempt(lambda: stream.seek(place))
        attempt(lambda: stream.seek(5, 1))
        attempt(stream.tell)
        attempt(stream.read)
        attempt(lambda: stream.read(3))
        attempt(stream.readline)
        attempt(lambda: stream.write(""))
        attempt(lambda: stream.read(None))
    attempt(lambda: stream.write("x"))
    attempt(lambda: stream.seek(-4, 2))
    attempt(stream.getvalue)
