# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'\x00\x01\x7f\x80\xff')
show(lambda: b'\t\n\r\\')
show(lambda: b"'")
show(lambda: b'"')
show(lambda: b'\'"')
show(lambda: b'\a\b\f\v')
show(lambda: b'\101\60')
show(lambda: br'\n')
show(lambda: b'a' b'b')
show(lambda: bytearray(b"'\n"))
