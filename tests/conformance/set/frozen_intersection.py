# cpython: differs - the intersection of a frozenset is a set
def show(text):
    try:
        print(text, "=>", repr(eval(text)))
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


def do(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


class F(frozenset):
    pass


f = frozenset([1, 2])
show("type(frozenset() & {1})")
show("type(f & {1})")
show("type(f & frozenset([1]))")
show("type(f & f)")
show("type(f & set())")
show("type({1} & f)")
show("type(F([1]) & {1})")
show("type(f | {1})")
show("type(f - {1})")
show("type(f ^ {1})")
g = f
g &= {1}
show("g, f")
g |= f
show("sorted(g)")
