# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'[1:3])
show(lambda: 'aßcaßc'[:2])
show(lambda: 'aßcaßc'[-2:])
show(lambda: 'aßcaßc'[:])
show(lambda: 'aßcaßc'[5:1])
show(lambda: 'aßcaßc'[-100:100])
show(lambda: 'aßcaßc'[2:2])
show(lambda: 'aßcaßc'[:-1])
show(lambda: 'aßcaßc'[True:])
show(lambda: ''[:])
