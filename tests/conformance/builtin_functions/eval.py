# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: eval('1 + 2'))
show(lambda: eval('a', {'a': 5}))
show(lambda: eval('a + b', {'a': 5}, {'b': 6}))
show(lambda: eval(' 1'))
show(lambda: eval('1 +'))
show(lambda: eval(''))
show(lambda: eval('x = 1'))
show(lambda: eval('undefined_name'))
show(lambda: eval(b'7'))
show(lambda: eval(5))
show(lambda: eval('[i for i in range(3)]'))
show(lambda: eval('(lambda x: x * 2)(4)'))
