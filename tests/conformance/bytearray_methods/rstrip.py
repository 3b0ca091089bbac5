# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b' \t spaced out \n').rstrip())
show(lambda: bytearray(b'aaaa').rstrip(b'a'))
show(lambda: bytearray(b'abcabc').rstrip(b'ca'))
show(lambda: bytearray(b'abc').rstrip(b'z'))
show(lambda: bytearray(b'abc').rstrip(b'abc'))
show(lambda: bytearray(b' \t\r\n').rstrip())
