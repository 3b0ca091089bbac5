# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.count('')))
print(repr('aaa'.count('aa')))
print(repr('aaa'.count('a',1)))
try:
    print(repr('abc'.count(1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'.count('b',1,2)))
print(repr('aéb'.count('')))
