# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{0.real}'.format(1))
show(lambda: '{0[0]}'.format([1]))
show(lambda: '{a.b}'.format(a=1))
show(lambda: '{a[b]}'.format(a={'b': 1}))
show(lambda: '{.x}'.format(1))
show(lambda: '{0.real}'.format())
