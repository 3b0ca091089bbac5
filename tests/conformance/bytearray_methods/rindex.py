# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcabc').rindex(b'b'))
show(lambda: bytearray(b'abcabc').rindex(b'b', 0, 2))
show(lambda: bytearray(b'abcabc').rindex(b'z'))
show(lambda: bytearray(b'abcabc').rindex(b'b', 9))
show(lambda: bytearray(b'abcabc').rindex(b''))
