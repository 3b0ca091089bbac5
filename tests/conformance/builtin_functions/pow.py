# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: pow(2, 3))
show(lambda: pow(2, 3, 5))
show(lambda: pow(2.0, 3))
show(lambda: pow(2, -1))
show(lambda: pow(-2, 3))
show(lambda: pow(2, 0, 5))
show(lambda: pow(2, 3, 0))
show(lambda: pow('a', 2))
show(lambda: pow(2))
show(lambda: pow(2, 3, 5, 7))
show(lambda: pow(10 ** 20, 2, 10 ** 9 + 7))
show(lambda: pow(3, 2, -5))
