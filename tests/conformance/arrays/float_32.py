# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('f', [1.5, -2.25, 0.0]))
show(lambda: len(array('f', [1.5, -2.25, 0.0])))
show(lambda: list(array('f', [1.5, -2.25, 0.0])))
show(lambda: array('f', [1.5, -2.25, 0.0])[0], array('f', [1.5, -2.25, 0.0])[-1])
show(lambda: array('f', [1.5, -2.25, 0.0])[3])
show(lambda: array('f', [1.5, -2.25, 0.0])[1:])
show(lambda: array('f', [1.5, -2.25, 0.0])[:])
show(lambda: bytes(array('f', [1.5, -2.25, 0.0])))
show(lambda: array('f'))
show(lambda: array('f', [1e30]))
show(lambda: array('f', (x for x in (1, 2))))
show(lambda: array('f', 'ab'))
show(lambda: array('f', ['a']))
show(lambda: array('f', [None]))
show(lambda: array('f', b'12345678'))
show(lambda: array('f', [1.5, -2.25, 0.0]) + array('f', [1]))
show(lambda: bool(array('f')))
show(lambda: max(array('f', [1.5, -2.25, 0.0])))
show(lambda: sorted(array('f', [1.5, -2.25, 0.0])))
