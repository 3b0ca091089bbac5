# cpython: differs - bool derives from int there
from collections import OrderedDict, namedtuple


class A:
    pass


class B(A):
    pass


class C(Exception):
    pass


class D(A, list):
    pass


for t in (int, bool, list, dict, OrderedDict, ValueError, KeyError, BaseException, Exception,
          object, type, NotImplementedError, A, B, C, D, namedtuple("x", "a"), str, bytes,
          bytearray, memoryview, type(None), IndentationError, MemoryError, OSError):
    print(t, t.__bases__)
