from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('h', [0, 1, 2, 3, 4, 5])[1:3])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[:2])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[4:])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[:])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[-2:])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[:-2])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[2:2])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[4:2])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[-100:100])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[100:])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[:-100])
