# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t = (1, 2)
attempt(lambda: t[2])
attempt(lambda: t["a"])
attempt(lambda: t.index(5))
attempt(lambda: t + [1])
attempt(lambda: t * 1.5)
attempt(lambda: hash((1, [])))
attempt(lambda: t.nope)
attempt(lambda: tuple(1, 2))
attempt(lambda: t < 1)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
