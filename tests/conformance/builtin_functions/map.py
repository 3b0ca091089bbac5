# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(map(str, [1, 2])))
show(lambda: list(map(lambda a, b: a + b, [1, 2], [3, 4])))
show(lambda: list(map(lambda a, b: (a, b), 'abc', 'x')))
show(lambda: list(map(len, [])))
show(lambda: list(map(int, '12')))
show(lambda: map(str))
show(lambda: map())
show(lambda: list(map(5, [1])))
show(lambda: list(map(len, [1])))
show(lambda: next(map(ord, 'a')))
show(lambda: sum(map(abs, [-1, -2])))
