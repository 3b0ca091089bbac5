# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(filter(None, [0, 1, '', 'a'])))
show(lambda: list(filter(lambda x: x > 1, [1, 2, 3])))
show(lambda: list(filter(str.isdigit, 'a1b2')))
show(lambda: list(filter(None, [])))
show(lambda: list(filter(None, 5)))
show(lambda: filter())
show(lambda: list(filter(5, [1])))
show(lambda: next(filter(None, [0, 5])))
