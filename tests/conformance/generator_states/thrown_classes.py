# cpython: differs - what throw() of an iterator is given is always an exception there
class Inner:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        print("throw", arguments)
        return "thrown"

    def close(self):
        print("close")

def outer():
    yield from Inner()

for arguments in ((ValueError,), (ValueError, "x"), (ValueError, None), (GeneratorExit,), (5,)):
    g = outer()
    next(g)
    try:
        print(g.throw(*arguments))
    except BaseException as e:
        print(type(e).__name__, e)

def plain():
    try:
        yield 1
    except Exception as e:
        print("inside", repr(e))
        yield 2

def delegating():
    yield from plain()

class Needs(Exception):
    def __init__(self, a):
        self.a = a

for make in (plain, delegating):
    for thrown in (KeyError, KeyError("k"), Needs, 5, int):
        g = make()
        next(g)
        try:
            print(g.throw(thrown))
        except BaseException as e:
            print(type(e).__name__, e)
