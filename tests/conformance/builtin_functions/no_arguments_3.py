# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: next())
show(lambda: oct())
show(lambda: ord())
show(lambda: pow())
show(lambda: repr())
show(lambda: reversed())
show(lambda: round())
show(lambda: setattr())
show(lambda: sorted())
