# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: all([]))
show(lambda: all([1, 2]))
show(lambda: all([1, 0]))
show(lambda: all('ab'))
show(lambda: all(5))
show(lambda: any([]))
show(lambda: any([0, '']))
show(lambda: any([0, 3]))
show(lambda: any(x > 1 for x in (1, 2)))
show(lambda: any(None))
show(lambda: all({0: 1}))
show(lambda: any({1: 0}))
