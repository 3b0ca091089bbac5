def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '0123'.isdigit())
show(lambda: 'abc'.isdigit())
show(lambda: ''.isdigit())
show(lambda: ' \t spaced out \n'.isdigit())
