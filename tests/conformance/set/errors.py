# cpython: differs - words of the messages
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {1}.add([]))
attempt(lambda: {1} | [1])
attempt(lambda: {1} < 2)
attempt(lambda: {1}[0])
attempt(lambda: -{1})
attempt(lambda: {1}.union())
attempt(lambda: set(5))
attempt(lambda: set([[]]))
attempt(lambda: frozenset().add(1))
attempt(lambda: hash({1}))
attempt(lambda: [] in {1})
attempt(lambda: set(a=1))
