# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1,).count())
show(lambda: (1,).count(1,2))
show(lambda: (1,).index())
show(lambda: (1,).index(1,2,3,4))
