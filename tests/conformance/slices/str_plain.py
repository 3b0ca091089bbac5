def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcdef'[1:3])
show(lambda: 'abcdef'[:2])
show(lambda: 'abcdef'[4:])
show(lambda: 'abcdef'[:])
show(lambda: 'abcdef'[-2:])
show(lambda: 'abcdef'[:-2])
show(lambda: 'abcdef'[2:2])
show(lambda: 'abcdef'[4:2])
show(lambda: 'abcdef'[-100:100])
show(lambda: 'abcdef'[100:])
show(lambda: 'abcdef'[:-100])
