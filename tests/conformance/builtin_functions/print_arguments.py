# cpython: differs - MicroPython goes another way
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: print())
show(lambda: print(1))
show(lambda: print(1, 2))
show(lambda: print(1, 2, sep='-'))
show(lambda: print(1, end='!\n'))
show(lambda: print(1, 2, sep=''))
show(lambda: print(None, True, [1]))
show(lambda: print('a', 'b', sep=', ', end='.\n'))
show(lambda: print(x=1))
show(lambda: print(sep='x'))
show(lambda: print('', ''))
show(lambda: print(1, sep=5))
show(lambda: print(1, end=None))
show(lambda: print(b'a', 'a'))
