# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.find('c',None,None)))
try:
    print(repr('abc'.find('c','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.find('c',1.0)))
except Exception as e:
    print(type(e).__name__, e)
