# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: id(None) == id(None))
show(lambda: (lambda x: id(x) == id(x))([]))
show(lambda: 1 is 1)
show(lambda: None is None)
show(lambda: [] is [])
show(lambda: 'a' is 'a')
show(lambda: True is True)
show(lambda: id())
