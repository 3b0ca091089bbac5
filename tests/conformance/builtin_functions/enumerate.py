# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(enumerate('ab')))
show(lambda: list(enumerate('ab', 5)))
show(lambda: list(enumerate('ab', start=-1)))
show(lambda: list(enumerate([])))
show(lambda: list(enumerate(5)))
show(lambda: enumerate())
show(lambda: list(enumerate('a', 'b')))
show(lambda: list(enumerate((x for x in 'xy'), 1)))
show(lambda: next(enumerate('q')))
show(lambda: list(enumerate(iterable='ab')))
