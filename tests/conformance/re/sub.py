# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

print(repr(re.sub('a','b','aaa')))
print(repr(re.sub('a','b','aaa',2)))
print(repr(re.sub('(a)(b)','\\2\\1','abab')))
print(repr(re.sub('(a)','<\\g<1>>','aba')))
print(repr(re.sub('(a)','<\\g<0>>','aba')))
print(repr(re.sub('a',lambda m:m.group(0).upper(),'aba')))
print(repr(re.sub('x*','-','abc')))
try:
    print(repr(re.sub('a','\\5','a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(re.sub(b'a',b'b',b'aa')))
try:
    print(repr(re.sub('a',5,'a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(re.compile('a').sub('b','aa')))
