def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'one\ntwo\r\nthree\rfour\n'.splitlines())
show(lambda: 'one\ntwo\r\nthree\rfour\n'.splitlines(True))
show(lambda: ''.splitlines())
show(lambda: '\n'.splitlines())
show(lambda: 'abc'.splitlines())
show(lambda: 'one\ntwo\r\nthree\rfour\n'.splitlines(keepends=True))
show(lambda: 'one\ntwo\r\nthree\rfour\n'.splitlines(False))
