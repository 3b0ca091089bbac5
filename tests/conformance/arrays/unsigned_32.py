# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('I', [1, 2, 4294967295]))
show(lambda: len(array('I', [1, 2, 4294967295])))
show(lambda: list(array('I', [1, 2, 4294967295])))
show(lambda: array('I', [1, 2, 4294967295])[0], array('I', [1, 2, 4294967295])[-1])
show(lambda: array('I', [1, 2, 4294967295])[3])
show(lambda: array('I', [1, 2, 4294967295])[1:])
show(lambda: array('I', [1, 2, 4294967295])[:])
show(lambda: bytes(array('I', [1, 2, 4294967295])))
show(lambda: array('I'))
show(lambda: array('I', [0]))
show(lambda: array('I', (x for x in (1, 2))))
show(lambda: array('I', 'ab'))
show(lambda: array('I', ['a']))
show(lambda: array('I', [None]))
show(lambda: array('I', b'12345678'))
show(lambda: array('I', [1, 2, 4294967295]) + array('I', [1]))
show(lambda: bool(array('I')))
show(lambda: max(array('I', [1, 2, 4294967295])))
show(lambda: sorted(array('I', [1, 2, 4294967295])))
