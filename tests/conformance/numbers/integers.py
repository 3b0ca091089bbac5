# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(1/10**400))
print(repr(2**-1))
print(repr((10**20)/(10**18)))
print(repr(-7//2))
print(repr(-7%3))
print(repr(7%-3))
print(repr(True+True))
print(repr(-True))
print(repr(+True))
try:
    print(repr((5).real))
except Exception as e:
    print(type(e).__name__, e)
