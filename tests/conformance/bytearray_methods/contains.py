# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'b') in b'abc')
show(lambda: bytearray(b'z') in b'abc')
show(lambda: bytearray(b'') in b'abc')
show(lambda: bytearray(b'') in b'')
show(lambda: bytearray(b'abc') in b'b')
show(lambda: bytearray(b'z') not in b'abc')
show(lambda: None in b'abc')
