# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

try:
    print(repr(re.split(',','a,b')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(re.compile(',').split('a,b,c')))
print(repr(re.compile(',').split('a,b,c',1)))
try:
    print(repr(re.compile('(,)').split('a,b')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(re.compile('x*').split('abc')))
print(repr(re.compile('[,;]').split('a,b;c')))
