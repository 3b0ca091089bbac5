# cpython: differs - tracebacks without source lines
class E(Exception):
    def __init__(self, n):
        super().__init__("E", n)
        self.n = n


class F(E):
    def __str__(self):
        return "F's own text"


def f():
    raise F(3)


try:
    f()
except E as e:
    print(e.args)
f()
