def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.isalpha())
show(lambda: b'Mixed Case'.isalpha())
show(lambda: b'0123'.isalpha())
show(lambda: b''.isalpha())
show(lambda: b' \t spaced out \n'.isalpha())
