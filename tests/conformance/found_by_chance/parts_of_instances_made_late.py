# cpython: differs - MicroPython goes another way
class B(Exception):
    def __init__(self, x): self.x=x
print(B(5).args)
class L2(list):
    def __init__(self, x): self.x=x
print(L2([1,2]), list(L2([1,2])))
class D2(dict):
    def __init__(self, x): self.x=x
print(D2({1:2}))
class I2(int):
    def __init__(self, x): self.x=x
print(I2(5))
class S2(str):
    def __init__(self, x): self.x=x
print(S2('ab'))
class T2(tuple):
    def __init__(self, x): self.x=x
print(T2((1,2)))
class B3(Exception):
    def __init__(self, x, y):
        print(self.args)
        self.x=x
        print(self.args)
try: print(B3(5,6).args)
except Exception as e: print(repr(e))
class B4(ValueError):
    def __init__(self, x):
        super().__init__()
        self.x=x
print(B4(5).args)
class B5(B):
    def __init__(self, x, y):
        super().__init__(x)
print(B5(1,2).args)
class B6(B): pass
print(B6(1).args)
class O2(OSError):
    def __init__(self, x): pass
print(O2(5).errno, O2(5).args, repr(O2(5)), str(O2(5)))
try:
    print(B3(5, 6).x)
except AttributeError as e:
    print(e)
