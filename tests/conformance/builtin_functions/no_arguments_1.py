# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: abs())
show(lambda: all())
show(lambda: any())
show(lambda: bin())
show(lambda: callable())
show(lambda: chr())
show(lambda: divmod())
show(lambda: getattr())
show(lambda: hash())
