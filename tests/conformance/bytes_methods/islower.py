def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'Mixed Case'.islower())
show(lambda: b'UPPER'.islower())
show(lambda: b'abc'.islower())
show(lambda: b''.islower())
show(lambda: b'0123'.islower())
