# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b',').join([]))
show(lambda: bytearray(b',').join([b'abc']))
show(lambda: bytearray(b',').join([b'abc', b'b']))
show(lambda: bytearray(b'').join([b'abc', b'b', b'z']))
show(lambda: bytearray(b'long text').join((b'abc', b'b')))
show(lambda: bytearray(b',').join(iter([b'abc', b'b'])))
show(lambda: bytearray(b',').join([b'abc', 1]))
show(lambda: bytearray(b',').join(5))
show(lambda: bytearray(b',').join(x for x in [b'abc']))
