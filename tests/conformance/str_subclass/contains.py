# cpython: differs - not all of it is there
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'b' in T('abc'))
show(lambda: 'z' in T('abc'))
show(lambda: '' in T('abc'))
show(lambda: '' in '')
show(lambda: T('abc') in 'b')
show(lambda: 'z' not in T('abc'))
show(lambda: None in T('abc'))
