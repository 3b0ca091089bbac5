# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1, 2, 1).count(1))
show(lambda: (1, 2).count('a'))
show(lambda: (1, 2, 1).index(1))
show(lambda: (1, 2, 1).index(1, 1))
show(lambda: (1, 2, 1).index(2, 2))
show(lambda: (1, 2).index(9))
show(lambda: ().count(1))
show(lambda: (1.0, True).count(1))
