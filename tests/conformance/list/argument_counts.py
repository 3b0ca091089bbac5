# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: [].insert(1))
attempt(lambda: [].copy(1))
attempt(lambda: [].count())
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
attempt(lambda: list(5))
attempt(lambda: [].sort(1))
attempt(lambda: [].sort(foo=1))
attempt(lambda: [2, 1].sort(key=5))
