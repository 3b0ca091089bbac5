# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.find())
show(lambda: b'abc'.split(1,2,3))
show(lambda: b'abc'.join())
show(lambda: b'abc'.upper(1))
show(lambda: b'abc'.replace(b'a'))
show(lambda: b'abc'.strip(1,2))
show(lambda: b'abc'.startswith())
show(lambda: b'abc'.count())
show(lambda: b'abc'.decode(1,2,3))
show(lambda: b'abc'.hex(1,2))
show(lambda: b'abc'.partition())
