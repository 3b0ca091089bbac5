# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc') + b'b')
show(lambda: bytearray(b'abc') + b'')
show(lambda: bytearray(b'') + b'abc')
show(lambda: bytearray(b'') + b'')
show(lambda: bytearray(b'abc') + b'abc' + b'b')
show(lambda: bytearray(b'abc') + 1)
show(lambda: 1 + b'abc')
show(lambda: bytearray(b'abc') + None)
show(lambda: bytearray(b'abc') + [1])
