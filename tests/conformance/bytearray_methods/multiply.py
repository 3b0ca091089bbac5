# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc') * 3)
show(lambda: 3 * b'abc')
show(lambda: bytearray(b'abc') * 0)
show(lambda: bytearray(b'abc') * -1)
show(lambda: bytearray(b'abc') * True)
show(lambda: bytearray(b'') * 1000)
show(lambda: bytearray(b'abc') * 1.0)
show(lambda: bytearray(b'abc') * b'abc')
show(lambda: bytearray(b'abc') * None)
