# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytes())
show(lambda: bytes(3))
show(lambda: bytes(0))
show(lambda: bytes([1, 2, 255]))
show(lambda: bytes((65, 66)))
show(lambda: bytes(range(5)))
show(lambda: bytes(b'abc'))
show(lambda: bytes(bytearray(b'abc')))
show(lambda: bytes('abc', 'utf-8'))
show(lambda: bytes([256]))
show(lambda: bytes([-1]))
show(lambda: bytes(['a']))
show(lambda: bytes('abc'))
show(lambda: bytes(x for x in (1, 2)))
show(lambda: bytes(None))
show(lambda: bytes(1.5))
