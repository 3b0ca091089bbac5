# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc'.find('ß'))
show(lambda: 'aßc'.find('ž'))
show(lambda: 'aßc'.find(''))
show(lambda: 'aßc'.find('ß', 2))
show(lambda: 'aßc'.find('ß', -1))
show(lambda: 'aßc'.find('ß', 0, 1))
show(lambda: 'aßc'.find('', 10))
show(lambda: 'aßc'.find('ß', None, None))
show(lambda: ''.find(''))
show(lambda: 'aßc'.find())
show(lambda: 'aßc'.find('ß', 1, 2, 3))
show(lambda: 'aßc'.find(5))
