def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'one\ntwo\r\nthree\rfour\n'.splitlines())
show(lambda: b'one\ntwo\r\nthree\rfour\n'.splitlines(True))
show(lambda: b''.splitlines())
show(lambda: b'\n'.splitlines())
show(lambda: b'abc'.splitlines())
show(lambda: b'one\ntwo\r\nthree\rfour\n'.splitlines(keepends=True))
show(lambda: b'one\ntwo\r\nthree\rfour\n'.splitlines(False))
