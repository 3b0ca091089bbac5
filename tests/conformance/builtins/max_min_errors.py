# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: max())
attempt(lambda: max([]))
attempt(lambda: min(1))
attempt(lambda: max(1, 2, key=None))
attempt(lambda: max(1, "a"))
attempt(lambda: max([1], foo=2))
attempt(lambda: sum(["a"]))
attempt(lambda: sum(5))
attempt(lambda: len(5))
attempt(lambda: all(1))
attempt(lambda: len())
