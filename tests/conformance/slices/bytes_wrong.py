# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abcdef'['a'])
show(lambda: b'abcdef'[1.0])
show(lambda: b'abcdef'[None])
show(lambda: b'abcdef'[10])
show(lambda: b'abcdef'[1:'a'])
show(lambda: b'abcdef'['a':])
