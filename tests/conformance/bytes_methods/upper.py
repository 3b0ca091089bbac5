def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'Mixed Case'.upper())
show(lambda: b''.upper())
show(lambda: b'0123'.upper())
show(lambda: b' \t spaced out \n'.upper())
