def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'Mixed Case'.isupper())
show(lambda: b'UPPER'.isupper())
show(lambda: b'abc'.isupper())
show(lambda: b''.isupper())
show(lambda: b'0123'.isupper())
