# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hex(1,2))
show(lambda: id(1,2))
show(lambda: isinstance(1,2,3))
show(lambda: issubclass(1,2,3))
show(lambda: iter(1,2,3))
show(lambda: len(1,2))
show(lambda: next(1,2,3))
show(lambda: oct(1,2))
show(lambda: ord(1,2))
