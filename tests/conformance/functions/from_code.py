# cpython: differs - code objects are new at every look, and their functions need globals with builtins
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


def f(a, b=1):
    return a + b


def g():
    yield 1
    yield 2


def make():
    x = 1

    def h():
        return x

    return h


h = make()
F = type(f)
print(f.__code__, type(f.__code__), h.__code__, dir(f.__code__))
t(lambda: F(f.__code__, globals())(1, 2))
t(lambda: F(f.__code__, {}).__name__)
t(lambda: list(F(g.__code__, {})()))
t(lambda: F((lambda: undefined).__code__, {"undefined": 5})())
t(lambda: F(f.__code__))
t(lambda: F())
t(lambda: F(1, 2))
t(lambda: F(f.__code__, 1))
t(lambda: F(f.__code__, {}, 1))
t(lambda: type(g)(f.__code__, {}))
t(lambda: type(h)(f.__code__, {}))
t(lambda: type(f.__code__)())
t(lambda: f.__code__.co_name)
t(lambda: len.__code__)
t(lambda: exec(f.__code__))
t(lambda: eval((lambda: 7).__code__))
t(lambda: F(compile("1", "x", "eval"), {})())
t(lambda: F(compile("print(5)", "x", "exec"), {})())


class A:
    def m(self):
        return 5


print(A.m.__code__, A().m.__code__)
t(lambda: F(A.m.__code__, {})(1))
