def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'[1:3])
show(lambda: 'abcabc'[:2])
show(lambda: 'abcabc'[-2:])
show(lambda: 'abcabc'[:])
show(lambda: 'abcabc'[5:1])
show(lambda: 'abcabc'[-100:100])
show(lambda: 'abcabc'[2:2])
show(lambda: 'abcabc'[:-1])
show(lambda: 'abcabc'[True:])
show(lambda: ''[:])
