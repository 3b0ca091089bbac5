# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: callable(len))
show(lambda: callable(int))
show(lambda: callable(lambda: 0))
show(lambda: callable(5))
show(lambda: callable('a'))
show(lambda: callable(None))
show(lambda: callable([].append))
show(lambda: callable(type))
show(lambda: callable())
