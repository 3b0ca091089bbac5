# cpython: differs - not all of it is there
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ','.join([]))
show(lambda: ','.join([T('abc')]))
show(lambda: ','.join([T('abc'), 'b']))
show(lambda: ''.join([T('abc'), 'b', 'z']))
show(lambda: 'long text'.join((T('abc'), 'b')))
show(lambda: ','.join(iter([T('abc'), 'b'])))
show(lambda: ','.join([T('abc'), 1]))
show(lambda: ','.join(5))
show(lambda: ','.join(x for x in [T('abc')]))
