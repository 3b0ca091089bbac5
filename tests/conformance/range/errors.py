# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: range())
attempt(lambda: range(1, 2, 0))
attempt(lambda: range("a"))
attempt(lambda: range(1.0))
attempt(lambda: range(1 << 40))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(3)[5])
attempt(lambda: range(3)["a"])
attempt(lambda: range(3) + range(3))
attempt(lambda: range(3).foo)
attempt(lambda: hash(range(3)))
