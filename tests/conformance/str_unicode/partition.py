# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'ein→zwei→→drei'.partition('→'))
show(lambda: 'ein→zwei→→drei'.partition('ž'))
show(lambda: 'ein→zwei→→drei'.partition('ein→zwei→→drei'))
show(lambda: ''.partition('→'))
show(lambda: 'ein→zwei→→drei'.partition(''))
show(lambda: 'éééé'.partition('éé'))
show(lambda: 'aßc'.partition(1))
