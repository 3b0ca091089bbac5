# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b','.join([]))
show(lambda: b','.join([b'abc']))
show(lambda: b','.join([b'abc', b'b']))
show(lambda: b''.join([b'abc', b'b', b'z']))
show(lambda: b'long text'.join((b'abc', b'b')))
show(lambda: b','.join(iter([b'abc', b'b'])))
show(lambda: b','.join([b'abc', 1]))
show(lambda: b','.join(5))
show(lambda: b','.join(x for x in [b'abc']))
