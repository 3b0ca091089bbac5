# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: True + True)
show(lambda: True * 5)
show(lambda: -True)
show(lambda: ~True)
show(lambda: ~False)
show(lambda: True & True)
show(lambda: True | 2)
show(lambda: True ^ True)
show(lambda: True << 3)
show(lambda: True / 2)
show(lambda: True // 2)
show(lambda: True % 2)
show(lambda: True ** 2)
show(lambda: True == 1)
show(lambda: True < 2)
show(lambda: False in [0])
show(lambda: int(True))
show(lambda: bool(2))
show(lambda: abs(True))
show(lambda: divmod(True, 2))
show(lambda: True and 5)
show(lambda: 0 or False)
show(lambda: not 3)
show(lambda: True is True)
