# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: iter(1))
attempt(lambda: next([]))
attempt(lambda: next(iter([])))
attempt(lambda: reversed(1))
attempt(lambda: zip(1))
attempt(lambda: enumerate(1))
attempt(lambda: enumerate())
attempt(lambda: map(None))
attempt(lambda: filter(None))
attempt(lambda: len(iter([])))
attempt(lambda: [x for x in 5])
attempt(lambda: list(map(lambda: 1, [1])))
