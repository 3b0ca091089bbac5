# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('d', [0.1, -1e300, 0.0]))
show(lambda: len(array('d', [0.1, -1e300, 0.0])))
show(lambda: list(array('d', [0.1, -1e300, 0.0])))
show(lambda: array('d', [0.1, -1e300, 0.0])[0], array('d', [0.1, -1e300, 0.0])[-1])
show(lambda: array('d', [0.1, -1e300, 0.0])[3])
show(lambda: array('d', [0.1, -1e300, 0.0])[1:])
show(lambda: array('d', [0.1, -1e300, 0.0])[:])
show(lambda: bytes(array('d', [0.1, -1e300, 0.0])))
show(lambda: array('d'))
show(lambda: array('d', [1e-300]))
show(lambda: array('d', (x for x in (1, 2))))
show(lambda: array('d', 'ab'))
show(lambda: array('d', ['a']))
show(lambda: array('d', [None]))
show(lambda: array('d', b'12345678'))
show(lambda: array('d', [0.1, -1e300, 0.0]) + array('d', [1]))
show(lambda: bool(array('d')))
show(lambda: max(array('d', [0.1, -1e300, 0.0])))
show(lambda: sorted(array('d', [0.1, -1e300, 0.0])))
