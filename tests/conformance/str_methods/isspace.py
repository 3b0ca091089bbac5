def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t\r\n'.isspace())
show(lambda: 'abc'.isspace())
show(lambda: ''.isspace())
show(lambda: ' \t spaced out \n'.isspace())
