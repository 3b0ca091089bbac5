try:
    print(repr(b'a'.append(1)))
except Exception as e:
    print(type(e).__name__, e)
