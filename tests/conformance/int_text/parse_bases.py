# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: int('ff', 16))
show(lambda: int('0xff', 16))
show(lambda: int('FF', 16))
show(lambda: int('-0xff', 16))
show(lambda: int('101', 2))
show(lambda: int('0b101', 2))
show(lambda: int('17', 8))
show(lambda: int('0o17', 8))
show(lambda: int('zz', 36))
show(lambda: int('0x1f', 0))
show(lambda: int('0b11', 0))
show(lambda: int('0o7', 0))
show(lambda: int('10', 0))
show(lambda: int('2', 2))
show(lambda: int('g', 16))
show(lambda: int('1', 1))
show(lambda: int('1', 37))
show(lambda: int('z' * 20, 36))
show(lambda: int('1' * 70, 2))
show(lambda: int(5, 10))
show(lambda: int('1', 'a'))
