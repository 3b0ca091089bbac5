# cpython: differs - other exceptions
class P:
    def __int__(self):
        return 2


class Q:
    def __int__(self):
        return 'no'


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [1, 2, 3][P()])
show(lambda: 'abc'[P()])
show(lambda: (1, 2, 3)[P()])
show(lambda: bytearray(b'abc')[P()])
show(lambda: range(5)[P()])
show(lambda: [1, 2, 3][P():])
show(lambda: range(P()))
show(lambda: [1] * P())
show(lambda: b'ab' * P())
show(lambda: chr(P()))
show(lambda: '%d' % P())
show(lambda: '%x' % P())
show(lambda: hex(P()))
show(lambda: int('5', P()))
show(lambda: 1 << P())
show(lambda: [1, 2][Q()])
show(lambda: {1: 2}.get(P()))
