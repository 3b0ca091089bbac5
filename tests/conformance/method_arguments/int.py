# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1).to_bytes())
show(lambda: (1).to_bytes(1))
show(lambda: (1).to_bytes(1,2,3,4,5))
