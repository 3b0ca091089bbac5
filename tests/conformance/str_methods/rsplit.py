def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'one,two,,three'.rsplit(','))
show(lambda: 'one,two,,three'.rsplit(',', 1))
show(lambda: 'one,two,,three'.rsplit(',', 2))
show(lambda: 'one,two,,three'.rsplit(',', 0))
show(lambda: 'one,two,,three'.rsplit(',', -1))
show(lambda: ' \t spaced out \n'.rsplit())
show(lambda: ''.rsplit(','))
show(lambda: 'abc'.rsplit('z', 3))
