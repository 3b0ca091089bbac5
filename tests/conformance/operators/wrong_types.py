# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] - [])
attempt(lambda: {} + {})
attempt(lambda: None + 1)
attempt(lambda: -"a")
attempt(lambda: ~1.5)
attempt(lambda: +[])
attempt(lambda: 1 << 1.0)
attempt(lambda: 1.5 & 1)
attempt(lambda: "a" * "b")
attempt(lambda: object() + object())
attempt(lambda: 1 < "a")
attempt(lambda: [] < 1)
attempt(lambda: None < None)
attempt(lambda: print ** 2)
attempt(lambda: {1: 2} < {1: 3})
attempt(lambda: (1,) + [1])
