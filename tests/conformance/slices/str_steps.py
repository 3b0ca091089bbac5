# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcdef'[::1])
show(lambda: 'abcdef'[::2])
show(lambda: 'abcdef'[::-1])
show(lambda: 'abcdef'[::0])
show(lambda: 'abcdef'[1:4:2])
