# cpython: differs - other exceptions
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcabc').index(b'b'))
show(lambda: bytearray(b'abcabc').index(b'b', 2))
show(lambda: bytearray(b'abcabc').index(b'z'))
show(lambda: bytearray(b'abcabc').index(b'b', 9))
show(lambda: bytearray(b'abcabc').index(b'b', 0, 1))
show(lambda: bytearray(b'abcabc').index(b''))
show(lambda: bytearray(b'abcabc').index(1))
