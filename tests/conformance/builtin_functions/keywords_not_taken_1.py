# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: abs(x=1))
show(lambda: all(x=1))
show(lambda: chr(x=1))
show(lambda: divmod(x=1))
show(lambda: getattr(x=1))
show(lambda: hash(x=1))
show(lambda: id(x=1))
show(lambda: isinstance(x=1))
show(lambda: iter(x=1))
