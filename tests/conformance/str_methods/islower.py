def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'Mixed Case'.islower())
show(lambda: 'UPPER'.islower())
show(lambda: 'abc'.islower())
show(lambda: ''.islower())
show(lambda: '0123'.islower())
