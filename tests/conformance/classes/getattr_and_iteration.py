# cpython: differs - there __getattr__ is not asked for methods of operators
class Refusing:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


class Iterable(Refusing):
    def __iter__(self):
        return iter((1, 2))


def show(f):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e.args)


show(lambda: list(Refusing()))
show(lambda: 1 in Refusing())
show(lambda: next(Refusing()))
show(lambda: [x for x in Refusing()])
show(lambda: sum(Refusing()))
show(lambda: list(Iterable()))
show(lambda: 2 in Iterable())
show(lambda: len(Refusing()))
show(lambda: Refusing() + 1)
