# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'ein→zwei→→drei'.split('→'))
show(lambda: 'ein→zwei→→drei'.split('→', 1))
show(lambda: 'ein→zwei→→drei'.split('→', 0))
show(lambda: 'ein→zwei→→drei'.split('→', -1))
show(lambda: ' \t späced öut \n'.split())
show(lambda: ' \t späced öut \n'.split(None, 1))
show(lambda: ''.split())
show(lambda: ''.split('→'))
show(lambda: ' \t\r\n'.split())
show(lambda: 'aßc'.split('ž'))
show(lambda: 'aßc'.split(''))
show(lambda: 'ein→zwei→→drei'.split('éé'))
show(lambda: 'aßc'.split(1))
