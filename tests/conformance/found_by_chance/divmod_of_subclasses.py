# cpython: differs - it takes subclasses of numbers as numbers
from collections import namedtuple


class Fl(float):
    pass


class I(int):
    pass


class Text(str):
    pass


NT = namedtuple("NT", "a b")
VALUES = (0, 7, 2.5, Fl(2.5), I(3), NT(1, 2), (1, 2), True, "a", Text("a"), None, 1 << 70, b"a", 1j)
for a in VALUES:
    for b in VALUES:
        try:
            print(divmod(a, b))
        except (TypeError, ZeroDivisionError) as e:
            print(e)
