# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hex())
show(lambda: id())
show(lambda: isinstance())
show(lambda: issubclass())
show(lambda: iter())
show(lambda: len())
show(lambda: map())
show(lambda: max())
show(lambda: min())
