# cpython: differs - other words
import re

def told(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args)


class Text(str):
    pass


class Called:
    def __call__(self, found):
        return "<" + found.group(0) + ">"


for what in (5, None, (1,), Called(), object(), b"x", bytearray(b"x"), Text("s"), len, lambda found: 5, lambda found: b"q", lambda found: Text("t"), int):
    for text in ("bab", b"bab", "bbb", b"bbb", ""):
        told(lambda: re.sub("a", what, text))
