# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: int('0'))
show(lambda: int('-5'))
show(lambda: int('+5'))
show(lambda: int('  42  '))
show(lambda: int('1_000'))
show(lambda: int('12345678901234567890'))
show(lambda: int('-12345678901234567890'))
show(lambda: int(''))
show(lambda: int(' '))
show(lambda: int('a'))
show(lambda: int('1.5'))
show(lambda: int('0x10'))
show(lambda: int('1 2'))
show(lambda: int('--1'))
show(lambda: int(b'17'))
show(lambda: int('١'))
