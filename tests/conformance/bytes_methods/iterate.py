def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(b'abc'))
show(lambda: list(b''))
show(lambda: [c for c in b'abc'])
show(lambda: list(reversed(b'abc')))
show(lambda: sorted(b'abcabc'))
show(lambda: tuple(b'abc'))
show(lambda: set(b'b'))
show(lambda: list(enumerate(b'abc')))
show(lambda: list(zip(b'abc', b'abcabc')))
show(lambda: max(b'abc'))
show(lambda: min(b'abc'))
show(lambda: len(b'abc'))
show(lambda: bool(b''))
show(lambda: bool(b'abc'))
