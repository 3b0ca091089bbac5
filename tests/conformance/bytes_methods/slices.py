def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abcabc'[1:3])
show(lambda: b'abcabc'[:2])
show(lambda: b'abcabc'[-2:])
show(lambda: b'abcabc'[:])
show(lambda: b'abcabc'[5:1])
show(lambda: b'abcabc'[-100:100])
show(lambda: b'abcabc'[2:2])
show(lambda: b'abcabc'[:-1])
show(lambda: b'abcabc'[True:])
show(lambda: b''[:])
