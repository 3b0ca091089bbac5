# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc').find(b'b'))
show(lambda: bytearray(b'abc').find(b'z'))
show(lambda: bytearray(b'abc').find(b''))
show(lambda: bytearray(b'abc').find(b'b', 2))
show(lambda: bytearray(b'abc').find(b'b', -1))
show(lambda: bytearray(b'abc').find(b'b', 0, 1))
show(lambda: bytearray(b'abc').find(b'', 10))
show(lambda: bytearray(b'abc').find(b'b', None, None))
show(lambda: bytearray(b'').find(b''))
show(lambda: bytearray(b'abc').find())
show(lambda: bytearray(b'abc').find(b'b', 1, 2, 3))
show(lambda: bytearray(b'abc').find(5))
