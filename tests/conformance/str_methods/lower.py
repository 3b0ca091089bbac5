# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'Mixed Case'.lower())
show(lambda: ''.lower())
show(lambda: '0123'.lower())
show(lambda: 'Mixed Case'.lower().lower())
show(lambda: 'Mixed Case'.lower(1))
