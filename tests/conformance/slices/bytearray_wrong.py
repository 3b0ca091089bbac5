# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcdef')['a'])
show(lambda: bytearray(b'abcdef')[1.0])
show(lambda: bytearray(b'abcdef')[None])
show(lambda: bytearray(b'abcdef')[10])
show(lambda: bytearray(b'abcdef')[1:'a'])
show(lambda: bytearray(b'abcdef')['a':])
