# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'one,two,,three').partition(b','))
show(lambda: bytearray(b'one,two,,three').partition(b'z'))
show(lambda: bytearray(b'one,two,,three').partition(b'one,two,,three'))
show(lambda: bytearray(b'').partition(b','))
show(lambda: bytearray(b'one,two,,three').partition(b''))
show(lambda: bytearray(b'aaaa').partition(b'aa'))
show(lambda: bytearray(b'abc').partition(1))
