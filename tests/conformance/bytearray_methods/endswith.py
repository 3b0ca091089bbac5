# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc').endswith(b'c'))
show(lambda: bytearray(b'abc').endswith(b''))
show(lambda: bytearray(b'abc').endswith(b'z'))
show(lambda: bytearray(b'abc').endswith(b'abc'))
show(lambda: bytearray(b'abc').endswith(b'long text'))
show(lambda: bytearray(b'').endswith(b''))
show(lambda: bytearray(b'abc').endswith((b'z', b'c')))
show(lambda: bytearray(b'abc').endswith(None))
