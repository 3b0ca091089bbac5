# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('q', [1, -2, 2 ** 63 - 1]))
show(lambda: len(array('q', [1, -2, 2 ** 63 - 1])))
show(lambda: list(array('q', [1, -2, 2 ** 63 - 1])))
show(lambda: array('q', [1, -2, 2 ** 63 - 1])[0], array('q', [1, -2, 2 ** 63 - 1])[-1])
show(lambda: array('q', [1, -2, 2 ** 63 - 1])[3])
show(lambda: array('q', [1, -2, 2 ** 63 - 1])[1:])
show(lambda: array('q', [1, -2, 2 ** 63 - 1])[:])
show(lambda: bytes(array('q', [1, -2, 2 ** 63 - 1])))
show(lambda: array('q'))
show(lambda: array('q', [-2 ** 63]))
show(lambda: array('q', (x for x in (1, 2))))
show(lambda: array('q', 'ab'))
show(lambda: array('q', ['a']))
show(lambda: array('q', [None]))
show(lambda: array('q', b'12345678'))
show(lambda: array('q', [1, -2, 2 ** 63 - 1]) + array('q', [1]))
show(lambda: bool(array('q')))
show(lambda: max(array('q', [1, -2, 2 ** 63 - 1])))
show(lambda: sorted(array('q', [1, -2, 2 ** 63 - 1])))
