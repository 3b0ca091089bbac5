# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(str(b'abc')))
print(repr(str(b'abc','utf-8')))
try:
    print(repr(str(b'\xff','utf-8')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(str()))
try:
    print(repr(str(1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(str(1,'utf8')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(str.upper('a')))
try:
    print(repr(str.upper()))
except Exception as e:
    print(type(e).__name__, e)
print(repr(str.join(',',['a'])))
