# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list())
show(lambda: list([1, 2]))
show(lambda: list((1, 2)))
show(lambda: list('abc'))
show(lambda: list(b'ab'))
show(lambda: list({1: 2}))
show(lambda: list(range(3)))
show(lambda: list(x for x in (1, 2)))
show(lambda: list(5))
show(lambda: list(None))
show(lambda: list([1], [2]))
show(lambda: [[]] * 2)
show(lambda: [None] * 3)
