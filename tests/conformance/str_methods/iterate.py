def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list('abc'))
show(lambda: list(''))
show(lambda: [c for c in 'abc'])
show(lambda: list(reversed('abc')))
show(lambda: sorted('abcabc'))
show(lambda: tuple('abc'))
show(lambda: set('b'))
show(lambda: list(enumerate('abc')))
show(lambda: list(zip('abc', 'abcabc')))
show(lambda: max('abc'))
show(lambda: min('abc'))
show(lambda: len('abc'))
show(lambda: bool(''))
show(lambda: bool('abc'))
