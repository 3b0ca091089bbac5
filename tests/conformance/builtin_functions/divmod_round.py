# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: divmod(7, 2))
show(lambda: divmod(-7, 2))
show(lambda: divmod(7, -2))
show(lambda: divmod(7.5, 2))
show(lambda: divmod(1, 0))
show(lambda: divmod('a', 1))
show(lambda: divmod(10 ** 20, 7))
show(lambda: round(2.5))
show(lambda: round(-0.5))
show(lambda: round(1.234, 2))
show(lambda: round('a'))
show(lambda: round(15, -1))
show(lambda: round())
