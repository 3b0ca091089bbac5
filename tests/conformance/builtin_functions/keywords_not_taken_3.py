# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(x=1))
show(lambda: tuple(x=1))
show(lambda: set(x=1))
show(lambda: range(x=1))
show(lambda: type(x=1))
show(lambda: object(x=1))
show(lambda: hex(x=1))
show(lambda: bin(x=1))
show(lambda: min(x=1))
