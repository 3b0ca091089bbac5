# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcabc').count(b'b'))
show(lambda: bytearray(b'abcabc').count(b'z'))
show(lambda: bytearray(b'abcabc').count(b''))
show(lambda: bytearray(b'abcabc').count(b'b', 2))
show(lambda: bytearray(b'abcabc').count(b'b', 0, 3))
show(lambda: bytearray(b'aaaa').count(b'aa'))
show(lambda: bytearray(b'').count(b''))
show(lambda: bytearray(b'abcabc').count(1))
