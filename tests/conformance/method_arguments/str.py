# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.find())
show(lambda: 'abc'.find(1,2,3,4))
show(lambda: 'abc'.split(1,2,3))
show(lambda: 'abc'.join())
show(lambda: 'abc'.join(1,2))
show(lambda: 'abc'.upper(1))
show(lambda: 'abc'.replace('a'))
show(lambda: 'abc'.strip(1,2))
show(lambda: 'abc'.startswith())
show(lambda: 'abc'.format(x=1))
show(lambda: 'abc'.count())
show(lambda: 'abc'.index())
show(lambda: 'abc'.encode(1,2,3))
show(lambda: 'abc'.partition())
show(lambda: 'abc'.center())
show(lambda: 'abc'.splitlines(1,2))
show(lambda: 'abc'.isdigit(1))
