# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'\x00\xff'.hex())
show(lambda: b'abc'.hex(':'))
show(lambda: b'abc'.hex(' '))
show(lambda: bytearray(b'xyz').hex())
show(lambda: bytearray(b'xyz').hex('-'))
show(lambda: memoryview(b'xyz').hex())
show(lambda: bytes.fromhex('00ff'))
show(lambda: bytes.fromhex('00 ff'))
show(lambda: bytes.fromhex(''))
show(lambda: bytes.fromhex('0'))
show(lambda: bytes.fromhex('0g'))
show(lambda: bytearray.fromhex('0102'))
