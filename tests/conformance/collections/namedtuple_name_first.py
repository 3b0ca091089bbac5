# cpython: differs - other words
from collections import namedtuple

for name, fields in ((5, 5), ("A", 5), (None, b""), (5, "a b"), (b"A", "a"), ("A", "a b")):
    try:
        print(namedtuple(name, fields).__name__)
    except TypeError as e:
        print(e)
