# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: len(x=1))
show(lambda: next(x=1))
show(lambda: ord(x=1))
show(lambda: pow(x=1))
show(lambda: repr(x=1))
show(lambda: round(x=1))
show(lambda: int(x=1))
show(lambda: float(x=1))
show(lambda: bool(x=1))
