# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: range(6)['a'])
show(lambda: range(6)[1.0])
show(lambda: range(6)[None])
show(lambda: range(6)[()])
show(lambda: range(6)[1:'a'])
show(lambda: range(6)['a':])
show(lambda: range(6)[::'a'])
show(lambda: range(6)[10])
show(lambda: range(6)[-10])
show(lambda: range(6)[1, 2])
