# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('b', [1, -2, 127]))
show(lambda: len(array('b', [1, -2, 127])))
show(lambda: list(array('b', [1, -2, 127])))
show(lambda: array('b', [1, -2, 127])[0], array('b', [1, -2, 127])[-1])
show(lambda: array('b', [1, -2, 127])[3])
show(lambda: array('b', [1, -2, 127])[1:])
show(lambda: array('b', [1, -2, 127])[:])
show(lambda: bytes(array('b', [1, -2, 127])))
show(lambda: array('b'))
show(lambda: array('b', [-128]))
show(lambda: array('b', (x for x in (1, 2))))
show(lambda: array('b', 'ab'))
show(lambda: array('b', ['a']))
show(lambda: array('b', [None]))
show(lambda: array('b', b'12345678'))
show(lambda: array('b', [1, -2, 127]) + array('b', [1]))
show(lambda: bool(array('b')))
show(lambda: max(array('b', [1, -2, 127])))
show(lambda: sorted(array('b', [1, -2, 127])))
