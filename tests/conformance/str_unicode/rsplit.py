# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'ein→zwei→→drei'.rsplit('→'))
show(lambda: 'ein→zwei→→drei'.rsplit('→', 1))
show(lambda: 'ein→zwei→→drei'.rsplit('→', 2))
show(lambda: 'ein→zwei→→drei'.rsplit('→', 0))
show(lambda: 'ein→zwei→→drei'.rsplit('→', -1))
show(lambda: ' \t späced öut \n'.rsplit())
show(lambda: ''.rsplit('→'))
show(lambda: 'aßc'.rsplit('ž', 3))
