# cpython: differs - words of the messages
class A:
    pass


def attempt(f):
    try:
        print(f())
    except AttributeError as e:
        print(e)


attempt(lambda: A().x)
attempt(lambda: A.x)
attempt(lambda: (5).x)
attempt(lambda: "s".x)
attempt(lambda: [].x)
attempt(lambda: None.x)
attempt(lambda: A().m())
attempt(lambda: print.x)


def store(o):
    try:
        o.x = 1
        print("stored")
    except AttributeError as e:
        print(e)


store(A())
store(A)
store(5)
store("s")
store([])
store(None)
try:
    del A().nothing
except AttributeError as e:
    print(e)
