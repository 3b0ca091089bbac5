# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('B', [1, 2, 255]))
show(lambda: len(array('B', [1, 2, 255])))
show(lambda: list(array('B', [1, 2, 255])))
show(lambda: array('B', [1, 2, 255])[0], array('B', [1, 2, 255])[-1])
show(lambda: array('B', [1, 2, 255])[3])
show(lambda: array('B', [1, 2, 255])[1:])
show(lambda: array('B', [1, 2, 255])[:])
show(lambda: bytes(array('B', [1, 2, 255])))
show(lambda: array('B'))
show(lambda: array('B', [0]))
show(lambda: array('B', (x for x in (1, 2))))
show(lambda: array('B', 'ab'))
show(lambda: array('B', ['a']))
show(lambda: array('B', [None]))
show(lambda: array('B', b'12345678'))
show(lambda: array('B', [1, 2, 255]) + array('B', [1]))
show(lambda: bool(array('B')))
show(lambda: max(array('B', [1, 2, 255])))
show(lambda: sorted(array('B', [1, 2, 255])))
