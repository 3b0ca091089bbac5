# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc'.center(9))
show(lambda: 'aßc'.center(8))
show(lambda: 'aßc'.center(2))
show(lambda: 'aßc'.center(0))
show(lambda: ''.center(4))
show(lambda: 'ß'.center(2))
show(lambda: 'aßc'.center())
