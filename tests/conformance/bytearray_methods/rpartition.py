# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'one,two,,three').rpartition(b','))
show(lambda: bytearray(b'one,two,,three').rpartition(b'z'))
show(lambda: bytearray(b'one,two,,three').rpartition(b'one,two,,three'))
show(lambda: bytearray(b'').rpartition(b','))
show(lambda: bytearray(b'one,two,,three').rpartition(b''))
show(lambda: bytearray(b'aaaa').rpartition(b'aa'))
