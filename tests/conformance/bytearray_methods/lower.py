# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'Mixed Case').lower())
show(lambda: bytearray(b'').lower())
show(lambda: bytearray(b'0123').lower())
show(lambda: bytearray(b'Mixed Case').lower().lower())
show(lambda: bytearray(b'Mixed Case').lower(1))
