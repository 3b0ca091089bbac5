# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list('aßc'))
show(lambda: list(''))
show(lambda: [c for c in 'aßc'])
show(lambda: list(reversed('aßc')))
show(lambda: sorted('aßcaßc'))
show(lambda: tuple('aßc'))
show(lambda: set('ß'))
show(lambda: list(enumerate('aßc')))
show(lambda: list(zip('aßc', 'aßcaßc')))
show(lambda: max('aßc'))
show(lambda: min('aßc'))
show(lambda: len('aßc'))
show(lambda: bool(''))
show(lambda: bool('aßc'))
