class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(T('abc')))
show(lambda: list(''))
show(lambda: [c for c in T('abc')])
show(lambda: list(reversed(T('abc'))))
show(lambda: sorted(T('abcabc')))
show(lambda: tuple(T('abc')))
show(lambda: set('b'))
show(lambda: list(enumerate(T('abc'))))
show(lambda: list(zip(T('abc'), T('abcabc'))))
show(lambda: max(T('abc')))
show(lambda: min(T('abc')))
show(lambda: len(T('abc')))
show(lambda: bool(''))
show(lambda: bool(T('abc')))
