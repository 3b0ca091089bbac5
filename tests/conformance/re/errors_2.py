# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

try:
    print(repr(re.match('[a-','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('(?a)','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('+','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('?','a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(re.match('a|*','a')))
except Exception as e:
    print(type(e).__name__, e)
