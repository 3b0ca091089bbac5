# cpython: differs - such keys have no hash there
from collections import OrderedDict
from array import array


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


shown = (bytearray(b"abc"), memoryview(b"abc"), memoryview(array("h", [1, -2])), array("b", b"abc"), b"abc")
for key in shown:
    attempt(lambda: OrderedDict([(key, 1), ("abc", 2)]))
    attempt(lambda: OrderedDict([("abc", 1), (key, 2)]))
    attempt(lambda: OrderedDict([(5, 0), ("abc", 1), (key, 2)]))
    attempt(lambda: OrderedDict([(5, 0), (key, 1), ("abc", 2)]))
    attempt(lambda: OrderedDict([(key, 1), ("x" * 50, 2)]))
    attempt(lambda: OrderedDict([("abc", 1)]).get(key))
    attempt(lambda: OrderedDict([("abc", 1), (5, 2)]).get(key))
    attempt(lambda: OrderedDict([("abc", 1), (5, 2)])[key])
    attempt(lambda: OrderedDict([(key, 1), ("b", 2)])["abc"])
