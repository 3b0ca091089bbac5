# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: float('1'))
show(lambda: float('1.5'))
show(lambda: float('.5'))
show(lambda: float('5.'))
show(lambda: float('1e5'))
show(lambda: float('1E-5'))
show(lambda: float('+1.5'))
show(lambda: float('-1.5'))
show(lambda: float('  1.5  '))
show(lambda: float('inf'))
show(lambda: float('-inf'))
show(lambda: float('nan'))
show(lambda: float('infinity'))
show(lambda: float('INF'))
show(lambda: float('1e400'))
show(lambda: float('1e-400'))
show(lambda: float(''))
show(lambda: float('a'))
show(lambda: float('1.5.2'))
show(lambda: float('1e'))
show(lambda: float('0x10'))
show(lambda: float('1 2'))
show(lambda: float(b'2.5'))
show(lambda: float('123456789012345678901234567890'))
show(lambda: float('0.1e1'))
