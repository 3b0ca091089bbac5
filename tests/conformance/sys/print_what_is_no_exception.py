# cpython: differs - only exceptions can be printed
# `print_exception` prints anything.
import sys

class W:
    def __repr__(self):
        return 'a W'

class F(float):
    pass

for v in (12, 'abc', [1, 'a'], None, 1.5, (1, 2), bytearray(b'x'), int, {1: 2}, W(), F(1.25), NotImplemented):
    sys.print_exception(v)
sys.print_exception(ValueError('v', 1))
sys.print_exception(KeyError)
