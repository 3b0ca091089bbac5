# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: abs(1,2,3))
show(lambda: all(1,2))
show(lambda: any(1,2))
show(lambda: bin(1,2))
show(lambda: callable(1,2))
show(lambda: chr(1,2))
show(lambda: divmod(1,2,3))
show(lambda: getattr(1,2,3,4))
show(lambda: hash(1,2))
