# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: abs(5))
show(lambda: abs(-5))
show(lambda: abs(-2.5))
show(lambda: abs(3 + 4j))
show(lambda: abs(True))
show(lambda: abs(-10 ** 20))
show(lambda: abs('a'))
show(lambda: abs(None))
show(lambda: abs())
show(lambda: abs(1, 2))
