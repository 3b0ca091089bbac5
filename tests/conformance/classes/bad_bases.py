# cpython: differs - words of the messages
def attempt(f):
    try:
        f()
        print("fine")
    except TypeError as e:
        print(e)


def a():
    class A(5):
        pass


def b():
    class A(type):
        pass


def c():
    class A(bool):
        pass


def d():
    class A(int, str):
        pass


def e():
    class A(print):
        pass


def f():
    class A((lambda: 0)):
        pass


for x in (a, c, d, e, f):
    attempt(x)
