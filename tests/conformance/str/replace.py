# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.replace('b','xx')))
print(repr('abc'.replace('','-')))
print(repr('aaa'.replace('a','b',2)))
print(repr('aaa'.replace('a','b',0)))
try:
    print(repr('abc'.replace(1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.replace('a',b'b')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'.replace('b','')))
print(repr('abc'.replace('','-',2)))
print(repr('aaa'.replace('aa','b')))
print(repr('aaa'.replace('a','aa',-1)))
print(repr('é'.replace('é','e')))
print(repr('e'.replace('e','é')))
print(repr('ab'.replace('','é')))
