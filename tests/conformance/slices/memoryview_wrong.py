# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytes(memoryview(b'abcdef')['a']))
show(lambda: bytes(memoryview(b'abcdef')[1.0]))
show(lambda: bytes(memoryview(b'abcdef')[None]))
show(lambda: bytes(memoryview(b'abcdef')[10]))
show(lambda: bytes(memoryview(b'abcdef')[1:'a']))
show(lambda: bytes(memoryview(b'abcdef')['a':]))
