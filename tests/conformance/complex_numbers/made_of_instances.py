# cpython: differs - __float__ is asked before __complex__
import cmath


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Complex:
    def __complex__(self): return 1j
class Both:
    def __complex__(self): return 1j
    def __float__(self): return 4.5
class Wrong:
    def __complex__(self): return 'x'
    def __float__(self): return 'x'
class Half:
    def __complex__(self): return 1j
    def __float__(self): return 'x'
class Number(float):
    def __complex__(self): return 1j


for o in (Complex(), Both(), Wrong(), Half(), Number(3)):
    show(lambda: complex(o))
    show(lambda: 1j + o)
    show(lambda: cmath.phase(o))
