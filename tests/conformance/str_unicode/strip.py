# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t späced öut \n'.strip())
show(lambda: 'aßc'.strip())
show(lambda: ''.strip())
show(lambda: 'éééé'.strip('a'))
show(lambda: 'aßcaßc'.strip('cä'))
show(lambda: 'aßc'.strip(''))
show(lambda: 'aßc'.strip('aßc'))
show(lambda: ' \t\r\n'.strip())
show(lambda: 'aßc'.strip(1))
