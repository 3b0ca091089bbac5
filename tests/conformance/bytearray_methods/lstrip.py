# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b' \t spaced out \n').lstrip())
show(lambda: bytearray(b'aaaa').lstrip(b'a'))
show(lambda: bytearray(b'abcabc').lstrip(b'ca'))
show(lambda: bytearray(b'abc').lstrip(b'z'))
show(lambda: bytearray(b'abc').lstrip(b'abc'))
show(lambda: bytearray(b' \t\r\n').lstrip())
