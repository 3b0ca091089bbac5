# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc').startswith(b'a'))
show(lambda: bytearray(b'abc').startswith(b''))
show(lambda: bytearray(b'abc').startswith(b'z'))
show(lambda: bytearray(b'abc').startswith(b'abc'))
show(lambda: bytearray(b'abc').startswith(b'long text'))
show(lambda: bytearray(b'abc').startswith(b'b', 1))
show(lambda: bytearray(b'abc').startswith(b'b', -2))
show(lambda: bytearray(b'').startswith(b''))
show(lambda: bytearray(b'abc').startswith((b'z', b'a')))
show(lambda: bytearray(b'abc').startswith(()))
show(lambda: bytearray(b'abc').startswith(3))
