# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('H', [1, 2, 65535]))
show(lambda: len(array('H', [1, 2, 65535])))
show(lambda: list(array('H', [1, 2, 65535])))
show(lambda: array('H', [1, 2, 65535])[0], array('H', [1, 2, 65535])[-1])
show(lambda: array('H', [1, 2, 65535])[3])
show(lambda: array('H', [1, 2, 65535])[1:])
show(lambda: array('H', [1, 2, 65535])[:])
show(lambda: bytes(array('H', [1, 2, 65535])))
show(lambda: array('H'))
show(lambda: array('H', [0]))
show(lambda: array('H', (x for x in (1, 2))))
show(lambda: array('H', 'ab'))
show(lambda: array('H', ['a']))
show(lambda: array('H', [None]))
show(lambda: array('H', b'12345678'))
show(lambda: array('H', [1, 2, 65535]) + array('H', [1]))
show(lambda: bool(array('H')))
show(lambda: max(array('H', [1, 2, 65535])))
show(lambda: sorted(array('H', [1, 2, 65535])))
