# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('Q', [1, 2, 2 ** 64 - 1]))
show(lambda: len(array('Q', [1, 2, 2 ** 64 - 1])))
show(lambda: list(array('Q', [1, 2, 2 ** 64 - 1])))
show(lambda: array('Q', [1, 2, 2 ** 64 - 1])[0], array('Q', [1, 2, 2 ** 64 - 1])[-1])
show(lambda: array('Q', [1, 2, 2 ** 64 - 1])[3])
show(lambda: array('Q', [1, 2, 2 ** 64 - 1])[1:])
show(lambda: array('Q', [1, 2, 2 ** 64 - 1])[:])
show(lambda: bytes(array('Q', [1, 2, 2 ** 64 - 1])))
show(lambda: array('Q'))
show(lambda: array('Q', [0]))
show(lambda: array('Q', (x for x in (1, 2))))
show(lambda: array('Q', 'ab'))
show(lambda: array('Q', ['a']))
show(lambda: array('Q', [None]))
show(lambda: array('Q', b'12345678'))
show(lambda: array('Q', [1, 2, 2 ** 64 - 1]) + array('Q', [1]))
show(lambda: bool(array('Q')))
show(lambda: max(array('Q', [1, 2, 2 ** 64 - 1])))
show(lambda: sorted(array('Q', [1, 2, 2 ** 64 - 1])))
