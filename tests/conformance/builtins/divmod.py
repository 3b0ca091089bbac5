# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(divmod(-7,2)))
print(repr(divmod(-7.5,2)))
try:
    print(repr(divmod('a',1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(divmod(7.5,2)))
print(repr(divmod(10**20,3)))
print(repr(divmod(-10**20,10**10+1)))
try:
    print(repr(divmod(1,0.0)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(divmod(True,2)))
