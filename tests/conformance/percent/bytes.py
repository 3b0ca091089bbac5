def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'%d' % 5)
show(lambda: b'%s' % b'abc')
show(lambda: b'%x' % 255)
show(lambda: b'%5d|' % 42)
show(lambda: b'%c' % 65)
show(lambda: b'%s %s' % (b'a', b'b'))
show(lambda: b'%%' % ())
show(lambda: b'%f' % 2.5)
