# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: int(2.9))
show(lambda: int(-2.9))
show(lambda: int(1e20))
show(lambda: int(True))
show(lambda: int(10 ** 30))
show(lambda: int(float('inf')))
show(lambda: int(float('nan')))
show(lambda: int(1j))
show(lambda: int(None))
show(lambda: int([]))
show(lambda: int())
show(lambda: int(0.0))
show(lambda: int(-0.5))
show(lambda: int(123456789.987))
