# cpython: differs - other exceptions
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bin('a'))
show(lambda: bin(None))
show(lambda: bin([]))
show(lambda: oct('a'))
show(lambda: oct(None))
show(lambda: oct([]))
show(lambda: hex('a'))
show(lambda: hex(None))
show(lambda: hex([]))
