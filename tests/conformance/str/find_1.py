# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.find('b')))
print(repr('abc'.find('b',2)))
print(repr('abc'.find('b',-2,-1)))
print(repr('abc'.find('')))
print(repr('abc'.find('',3)))
print(repr('abc'.find('',4)))
try:
    print(repr('abc'.find(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.find(b'b')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('aaa'.find('a',1)))
print(repr('aéb'.find('b')))
print(repr('aéb'.find('b',2)))
print(repr('aéb'.find('b',3)))
try:
    print(repr('abc'.find()))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'.find('c',None)))
