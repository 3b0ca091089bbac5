# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


for text in (bytearray(b"abc"), b"abc", "abc"):
    part = text[2:] if isinstance(text, str) else b"c"
    for bound in ("a", 2.5, [], None):
        attempt(lambda: text.endswith(part, bound))
        attempt(lambda: text.startswith(part, bound))
        attempt(lambda: text.find(part, bound))
        attempt(lambda: text.count(part, 0, bound))
        attempt(lambda: text.index(part, bound))
