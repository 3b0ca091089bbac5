def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'one\ntwo\r\nthree\rfour\n').splitlines())
show(lambda: bytearray(b'one\ntwo\r\nthree\rfour\n').splitlines(True))
show(lambda: bytearray(b'').splitlines())
show(lambda: bytearray(b'\n').splitlines())
show(lambda: bytearray(b'abc').splitlines())
show(lambda: bytearray(b'one\ntwo\r\nthree\rfour\n').splitlines(keepends=True))
show(lambda: bytearray(b'one\ntwo\r\nthree\rfour\n').splitlines(False))
