def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b' \t\r\n'.isspace())
show(lambda: b'abc'.isspace())
show(lambda: b''.isspace())
show(lambda: b' \t spaced out \n'.isspace())
