# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: sorted([1], 1))
attempt(lambda: sorted())
attempt(lambda: sorted(1))
attempt(lambda: sorted([1, 2], key=None))
attempt(lambda: sorted([1], foo=2))
