# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc' * 3)
show(lambda: 3 * b'abc')
show(lambda: b'abc' * 0)
show(lambda: b'abc' * -1)
show(lambda: b'abc' * True)
show(lambda: b'' * 1000)
show(lambda: b'abc' * 1.0)
show(lambda: b'abc' * b'abc')
show(lambda: b'abc' * None)
