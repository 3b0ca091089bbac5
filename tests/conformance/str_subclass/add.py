# cpython: differs - not all of it is there
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abc') + 'b')
show(lambda: T('abc') + '')
show(lambda: '' + T('abc'))
show(lambda: '' + '')
show(lambda: T('abc') + T('abc') + 'b')
show(lambda: T('abc') + 1)
show(lambda: 1 + T('abc'))
show(lambda: T('abc') + None)
show(lambda: T('abc') + [1])
