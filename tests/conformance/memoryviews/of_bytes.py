# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(b'abc')))
show(lambda: bytes(memoryview(b'abc')[1:2]))
show(lambda: memoryview(b'abc') == b'abc')
show(lambda: memoryview(b'abc') == b'abc')
show(lambda: len(memoryview(b'abc')[5:]))
show(lambda: bytes(memoryview(bytearray(b'abc'))[-2:]))
show(lambda: b'x' + memoryview(b'yz'))
show(lambda: memoryview(5))
show(lambda: memoryview())
