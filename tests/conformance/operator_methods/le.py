# cpython: differs - not all of it is there
class A:
    def __le__(self, other):
        return ("answer", type(other).__name__)


class Shy:
    def __le__(self, other):
        return NotImplemented


class Plain:
    pass


def show(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)


show(lambda: A() <= 1)
show(lambda: A() <= A())
show(lambda: 1 <= A())
show(lambda: Plain() <= A())
show(lambda: Shy() <= A())
show(lambda: Shy() <= 1)
show(lambda: Plain() <= 1)
show(lambda: 1 <= Plain())
show(lambda: Plain() <= Plain())
show(lambda: [A()] <= [1])
show(lambda: (1, Plain()) <= (1, 2))
show(lambda: sorted([A(), A()]) and "sorted")
