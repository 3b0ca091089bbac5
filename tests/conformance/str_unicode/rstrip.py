# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t späced öut \n'.rstrip())
show(lambda: 'éééé'.rstrip('a'))
show(lambda: 'aßcaßc'.rstrip('cä'))
show(lambda: 'aßc'.rstrip('ž'))
show(lambda: 'aßc'.rstrip('aßc'))
show(lambda: ' \t\r\n'.rstrip())
