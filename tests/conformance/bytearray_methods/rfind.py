# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcabc').rfind(b'b'))
show(lambda: bytearray(b'abcabc').rfind(b'z'))
show(lambda: bytearray(b'abcabc').rfind(b''))
show(lambda: bytearray(b'abcabc').rfind(b'b', 2))
show(lambda: bytearray(b'abcabc').rfind(b'b', 0, 3))
show(lambda: bytearray(b'abcabc').rfind(b'b', -3, -1))
show(lambda: bytearray(b'').rfind(b''))
show(lambda: bytearray(b'abcabc').rfind(None))
