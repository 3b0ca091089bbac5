# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('i', [1, -2, 2147483647]))
show(lambda: len(array('i', [1, -2, 2147483647])))
show(lambda: list(array('i', [1, -2, 2147483647])))
show(lambda: array('i', [1, -2, 2147483647])[0], array('i', [1, -2, 2147483647])[-1])
show(lambda: array('i', [1, -2, 2147483647])[3])
show(lambda: array('i', [1, -2, 2147483647])[1:])
show(lambda: array('i', [1, -2, 2147483647])[:])
show(lambda: bytes(array('i', [1, -2, 2147483647])))
show(lambda: array('i'))
show(lambda: array('i', [-2147483648]))
show(lambda: array('i', (x for x in (1, 2))))
show(lambda: array('i', 'ab'))
show(lambda: array('i', ['a']))
show(lambda: array('i', [None]))
show(lambda: array('i', b'12345678'))
show(lambda: array('i', [1, -2, 2147483647]) + array('i', [1]))
show(lambda: bool(array('i')))
show(lambda: max(array('i', [1, -2, 2147483647])))
show(lambda: sorted(array('i', [1, -2, 2147483647])))
