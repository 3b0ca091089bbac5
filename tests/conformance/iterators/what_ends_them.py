# cpython: differs - a traceback has other lines
# The exception that `__next__` ends with is what `next` raises.
import sys


class Done(StopIteration):
    pass


class Ends:
    def __init__(self, how):
        self.how = how

    def __iter__(self):
        return self

    def __next__(self):
        raise self.how


class Found:
    def __init__(self, how):
        self.how = how

    def __getattr__(self, name):
        if name == "__next__":
            return Ends(self.how).__next__
        raise AttributeError(name)


def rest(it):
    result = yield from it
    print("result", result)


for kind in (Ends, Found):
    for how in (Done(5), Done(), StopIteration(1, 2), StopIteration()):
        it = kind(how)
        try:
            next(it)
        except StopIteration as e:
            print(repr(e), e is how)
            sys.print_exception(e)
        print(next(it, "default"))
        if kind is Ends:
            print(list(it), list(rest(it)))


class Count(list):
    pass


class Numbers(map):
    pass


print(next(Numbers(abs, [-1])))
for it in (Count(), Numbers(abs, [])):
    try:
        next(it)
    except (TypeError, StopIteration) as e:
        print(repr(e))
next(Ends(Done("uncaught")))
