# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'[0])
show(lambda: b'abc'[-1])
show(lambda: b'abc'[2])
show(lambda: b'abc'[3])
show(lambda: b'abc'[-4])
show(lambda: b''[0])
show(lambda: b'abc'[True])
show(lambda: b'abc'[1.0])
show(lambda: b'abc'[None])
show(lambda: b'abc'['x'])
