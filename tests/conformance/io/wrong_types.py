# cpython: differs - words of the messages
import io

for f in (lambda: io.StringIO().write(5), lambda: io.StringIO(None), lambda: io.BytesIO(b"a").read(None), lambda: io.BytesIO().readinto(b"abc"), lambda: open(), lambda: open("x", foo=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
