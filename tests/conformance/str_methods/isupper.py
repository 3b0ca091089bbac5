def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'Mixed Case'.isupper())
show(lambda: 'UPPER'.isupper())
show(lambda: 'abc'.isupper())
show(lambda: ''.isupper())
show(lambda: '0123'.isupper())
