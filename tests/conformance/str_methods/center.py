# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.center(9))
show(lambda: 'abc'.center(8))
show(lambda: 'abc'.center(2))
show(lambda: 'abc'.center(0))
show(lambda: ''.center(4))
show(lambda: 'b'.center(2))
show(lambda: 'abc'.center())
