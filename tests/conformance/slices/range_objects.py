# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: range(6)[slice(2)])
show(lambda: range(6)[slice(1, 3)])
show(lambda: range(6)[slice(None)])
show(lambda: range(6)[slice(None, None, -1)])
show(lambda: range(6)[slice(1, None)])
show(lambda: range(6)[slice('a')])
show(lambda: range(6)[slice(1.5, None)])
show(lambda: range(6)[slice(True, 3)])
