# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t späced öut \n'.lstrip())
show(lambda: 'éééé'.lstrip('a'))
show(lambda: 'aßcaßc'.lstrip('cä'))
show(lambda: 'aßc'.lstrip('ž'))
show(lambda: 'aßc'.lstrip('aßc'))
show(lambda: ' \t\r\n'.lstrip())
