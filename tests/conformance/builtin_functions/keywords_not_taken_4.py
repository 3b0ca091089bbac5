# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: max(x=1))
show(lambda: zip(x=1))
show(lambda: filter(x=1))
show(lambda: map(x=1))
show(lambda: reversed(x=1))
show(lambda: slice(x=1))
show(lambda: complex(x=1))
