# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bool())
show(lambda: bool(0))
show(lambda: bool(1))
show(lambda: bool(''))
show(lambda: bool('a'))
show(lambda: bool([]))
show(lambda: bool([0]))
show(lambda: bool(None))
show(lambda: bool(0.0))
show(lambda: bool(0j))
show(lambda: bool(b''))
show(lambda: bool(()))
show(lambda: bool({}))
show(lambda: bool(set()))
show(lambda: bool(range(0)))
show(lambda: bool(object()))
show(lambda: bool(1, 2))
show(lambda: bool(...))
