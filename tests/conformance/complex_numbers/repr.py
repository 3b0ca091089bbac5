# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 0j)
show(lambda: 1j)
show(lambda: -1j)
show(lambda: 1 + 1j)
show(lambda: 1 - 1j)
show(lambda: -1 - 1j)
show(lambda: 1.5 + 2.5j)
show(lambda: complex(0, -0.0))
show(lambda: complex(-0.0, 1))
show(lambda: complex(float('inf'), 1))
show(lambda: complex(1, float('nan')))
show(lambda: 1e20 + 1e-20j)
show(lambda: str(1j))
show(lambda: 100 + 100j)
