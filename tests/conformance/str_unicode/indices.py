# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc'[0])
show(lambda: 'aßc'[-1])
show(lambda: 'aßc'[2])
show(lambda: 'aßc'[3])
show(lambda: 'aßc'[-4])
show(lambda: ''[0])
show(lambda: 'aßc'[True])
show(lambda: 'aßc'[1.0])
show(lambda: 'aßc'[None])
show(lambda: 'aßc'['x'])
