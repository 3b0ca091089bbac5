# cpython: differs - other words
class Text(Exception):
    def __new__(cls, *a):
        return "text"


class Other(Exception):
    def __new__(cls, *a):
        return ValueError("v")


class Wrong(Exception):
    def __init__(self):
        raise KeyError("k")


class Plain:
    pass


def waiting():
    try:
        yield 1
    except BaseException as e:
        print("inside", type(e).__name__, e.args)
        raise


for what in (Text, Other, Wrong, Plain, Plain(), Text(), Other(), 5, None, int, ValueError):
    try:
        raise what
    except BaseException as e:
        print(type(e).__name__, e.args)
    for generator in (waiting(), (i for i in (1, 2))):
        try:
            next(generator)
            generator.throw(what)
        except BaseException as e:
            print(type(e).__name__, e.args)
