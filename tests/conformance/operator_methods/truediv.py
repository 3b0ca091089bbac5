# cpython: differs - words of the messages
class A:
    def __truediv__(self, other):
        print("A.__truediv__", type(other).__name__)
        return "left"


class B:
    def __rtruediv__(self, other):
        print("B.__rtruediv__", type(other).__name__)
        return "right"


class Shy(A):
    def __truediv__(self, other):
        print("Shy.__truediv__")
        return NotImplemented


class Plain:
    pass


def show(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)


show(lambda: A() / 1)
show(lambda: 1 / B())
show(lambda: "text" / B())
show(lambda: [1] / B())
show(lambda: 2.5 / B())
show(lambda: A() / B())
show(lambda: Plain() / B())
show(lambda: Shy() / B())
show(lambda: Shy() / 1)
show(lambda: Plain() / Plain())
show(lambda: 1 / Plain())
show(lambda: Plain() / 1)
show(lambda: 1 / A())
show(lambda: B() / 1)
