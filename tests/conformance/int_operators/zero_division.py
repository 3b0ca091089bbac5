# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: 1 / 0)
show(lambda: 0 // 0)
show(lambda: 10 ** 20 // 0)
show(lambda: 10 ** 20 % 0)
show(lambda: 10 ** 20 / 0)
show(lambda: divmod(1, 0))
show(lambda: 1.0 // 0)
show(lambda: 1.0 % 0)
show(lambda: 1.0 / 0)
show(lambda: 1 / 0.0)
show(lambda: pow(0, -1))
show(lambda: 0 ** -1)
show(lambda: 0.0 ** -1)
show(lambda: 1 // False)
show(lambda: 1j / 0)
show(lambda: 5 % False)
