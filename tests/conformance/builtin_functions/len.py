# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: len([]))
show(lambda: len('abc'))
show(lambda: len(b'ab'))
show(lambda: len((1,)))
show(lambda: len({1: 2}))
show(lambda: len({1}))
show(lambda: len(range(5)))
show(lambda: len(bytearray(3)))
show(lambda: len(5))
show(lambda: len(None))
show(lambda: len(x for x in []))
show(lambda: len())
show(lambda: len([], []))
show(lambda: len('é€'))
show(lambda: len(iter([])))
