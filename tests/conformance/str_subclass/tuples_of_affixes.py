# cpython: differs - a subclass of tuple is no tuple here
class Several(tuple): pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.endswith(('x', 'c')))
show(lambda: 'abc'.endswith(Several(('c',))))
show(lambda: 'abc'.startswith(Several(('a',))))
show(lambda: b'abc'.endswith(Several((b'c',))))
