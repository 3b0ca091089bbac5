# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: complex())
show(lambda: complex(1))
show(lambda: complex(1, 2))
show(lambda: complex(1.5, -2.5))
show(lambda: 1j)
show(lambda: 2 + 3j)
show(lambda: -1j)
show(lambda: complex("1+2j"))
show(lambda: complex("1j"))
show(lambda: complex("1"))
show(lambda: complex("-1-2j"))
show(lambda: complex("a"))
show(lambda: complex(1j, 1j))
show(lambda: complex(None))
show(lambda: complex("1", 2))
show(lambda: complex(True))
show(lambda: 1e3j)
show(lambda: .5j)
show(lambda: complex(1, 2).real)
show(lambda: complex(1, 2).imag)
show(lambda: (3j).imag)
