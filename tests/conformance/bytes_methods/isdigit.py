def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'0123'.isdigit())
show(lambda: b'abc'.isdigit())
show(lambda: b''.isdigit())
show(lambda: b' \t spaced out \n'.isdigit())
