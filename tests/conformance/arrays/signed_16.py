# cpython: differs - other values
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('h', [1, -2, 32767]))
show(lambda: len(array('h', [1, -2, 32767])))
show(lambda: list(array('h', [1, -2, 32767])))
show(lambda: array('h', [1, -2, 32767])[0], array('h', [1, -2, 32767])[-1])
show(lambda: array('h', [1, -2, 32767])[3])
show(lambda: array('h', [1, -2, 32767])[1:])
show(lambda: array('h', [1, -2, 32767])[:])
show(lambda: bytes(array('h', [1, -2, 32767])))
show(lambda: array('h'))
show(lambda: array('h', [-32768]))
show(lambda: array('h', (x for x in (1, 2))))
show(lambda: array('h', 'ab'))
show(lambda: array('h', ['a']))
show(lambda: array('h', [None]))
show(lambda: array('h', b'12345678'))
show(lambda: array('h', [1, -2, 32767]) + array('h', [1]))
show(lambda: bool(array('h')))
show(lambda: max(array('h', [1, -2, 32767])))
show(lambda: sorted(array('h', [1, -2, 32767])))
