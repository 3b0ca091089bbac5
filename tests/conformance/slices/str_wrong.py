# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcdef'['a'])
show(lambda: 'abcdef'[1.0])
show(lambda: 'abcdef'[None])
show(lambda: 'abcdef'[10])
show(lambda: 'abcdef'[1:'a'])
show(lambda: 'abcdef'['a':])
