# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def __init__(self, a, b=2, *args, k=3, **kw):
        self.v = (a, b, args, k, sorted(kw))


class B:
    pass


class C:
    def __init__(self):
        return 5


show(lambda: A().v)
show(lambda: A(1).v)
show(lambda: A(1, 2, 3, 4).v)
show(lambda: A(a=1, z=2).v)
show(lambda: A(1, k=9).v)
show(lambda: A(1, a=2).v)
show(lambda: type(B()).__name__)
show(lambda: C())
