# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

try:
    print(repr(re.search('b','abc').group()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('(a)(b)?','ac').group(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('(')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('[a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('*')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('a**')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('a)')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('(?P<x>a)')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('\\')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('a',5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match(5,'a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.compile('a').match('a').group(5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('(?i)A','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('a\\','a')))
except Exception as e:
    print(type(e).__name__, e)
