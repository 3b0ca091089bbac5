# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: divmod(7, 2))
show(lambda: divmod(7, -2))
show(lambda: divmod(7, 3.5))
show(lambda: divmod(7, 10 ** 10))
show(lambda: divmod(-7, 2))
show(lambda: divmod(-7, -2))
show(lambda: divmod(-7, 3.5))
show(lambda: divmod(-7, 10 ** 10))
show(lambda: divmod(10 ** 20, 2))
show(lambda: divmod(10 ** 20, -2))
show(lambda: divmod(10 ** 20, 3.5))
show(lambda: divmod(10 ** 20, 10 ** 10))
show(lambda: divmod(7.5, 2))
show(lambda: divmod(7.5, -2))
show(lambda: divmod(7.5, 3.5))
show(lambda: divmod(7.5, 10 ** 10))
show(lambda: divmod(1, 'a'))
show(lambda: divmod(None, 1))
show(lambda: divmod(1))
