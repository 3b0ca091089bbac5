# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.center(9))
show(lambda: b'abc'.center(8))
show(lambda: b'abc'.center(2))
show(lambda: b'abc'.center(0))
show(lambda: b''.center(4))
show(lambda: b'b'.center(2))
show(lambda: b'abc'.center())
