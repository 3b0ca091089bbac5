# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: dict())
show(lambda: dict(a=1))
show(lambda: dict({'a': 1}))
show(lambda: dict([('a', 1)]))
show(lambda: dict([['a', 1]]))
show(lambda: dict((('a', 1),), a=2))
show(lambda: dict({'a': 1}, a=2))
show(lambda: dict(5))
show(lambda: dict([1]))
show(lambda: dict(['ab']))
show(lambda: dict(['abc']))
show(lambda: dict({}, {}))
show(lambda: dict(**{'x': 1}))
show(lambda: {1: 2, 1: 3})
show(lambda: {1: 'int', 1.0: 'float', True: 'bool'})
show(lambda: dict.fromkeys('a'))
show(lambda: dict.fromkeys([1], 5))
show(lambda: dict.fromkeys([]))
show(lambda: dict.fromkeys(5))
show(lambda: {}.fromkeys([2], 1))
