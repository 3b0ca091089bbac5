# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: pow(1,2,3,4))
show(lambda: repr(1,2))
show(lambda: round(1,2,3))
show(lambda: setattr(1,2,3,4))
show(lambda: sum(1,2,3))
show(lambda: hasattr(1,2,3))
show(lambda: delattr(1,2,3))
show(lambda: globals(1))
show(lambda: locals(1))
