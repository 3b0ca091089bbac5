def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.isalpha())
show(lambda: 'Mixed Case'.isalpha())
show(lambda: '0123'.isalpha())
show(lambda: ''.isalpha())
show(lambda: ' \t spaced out \n'.isalpha())
