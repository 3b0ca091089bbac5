# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: reversed(1,2))
show(lambda: slice(1,2,3,4))
show(lambda: range(1,2,3,4))
