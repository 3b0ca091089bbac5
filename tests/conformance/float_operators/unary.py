# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: -(0.0))
show(lambda: -(-2.5))
show(lambda: -(float('inf')))
show(lambda: -(1e-300))
show(lambda: +(0.0))
show(lambda: +(-2.5))
show(lambda: +(float('inf')))
show(lambda: +(1e-300))
show(lambda: abs(0.0))
show(lambda: abs(-2.5))
show(lambda: abs(float('inf')))
show(lambda: abs(1e-300))
show(lambda: bool(0.0))
show(lambda: bool(-2.5))
show(lambda: bool(float('inf')))
show(lambda: bool(1e-300))
show(lambda: ~1.5)
show(lambda: not 0.0)
