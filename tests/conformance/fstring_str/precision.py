def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
