# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(pow(2,10,1000)))
print(repr(pow(3,-1,7)))
print(repr(pow(2,100)))
print(repr(pow(2,-1,3)))
try:
    print(repr(pow(2,3,0)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(pow(2,0.5)))
try:
    print(repr(pow(2.0,3,5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(pow(2,3,-5)))
try:
    print(repr(pow('a',2)))
except Exception as e:
    print(type(e).__name__, e)
