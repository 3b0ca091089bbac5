# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.decode())
show(lambda: b'\xc3\xa9'.decode())
show(lambda: b'\xc3\xa9'.decode('utf-8'))
show(lambda: b''.decode())
show(lambda: b'\xff'.decode())
show(lambda: b'\xc3'.decode())
show(lambda: b'\xe2\x82\xac'.decode())
show(lambda: bytearray(b'abc').decode())
show(lambda: bytes(memoryview(b'abc')).decode())
