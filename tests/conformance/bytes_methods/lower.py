# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'Mixed Case'.lower())
show(lambda: b''.lower())
show(lambda: b'0123'.lower())
show(lambda: b'Mixed Case'.lower().lower())
show(lambda: b'Mixed Case'.lower(1))
