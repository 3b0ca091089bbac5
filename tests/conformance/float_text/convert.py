# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: float(5))
show(lambda: float(True))
show(lambda: float(10 ** 20))
show(lambda: float(2 ** 70 + 1))
show(lambda: float())
show(lambda: float(None))
show(lambda: float([]))
show(lambda: float(1j))
show(lambda: float("5"))
show(lambda: float(-0))
show(lambda: 1e3)
show(lambda: 1E3)
show(lambda: 1.e3)
show(lambda: .5e1)
show(lambda: 1_0.5)
