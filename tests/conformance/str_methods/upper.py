def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'Mixed Case'.upper())
show(lambda: ''.upper())
show(lambda: '0123'.upper())
show(lambda: ' \t spaced out \n'.upper())
