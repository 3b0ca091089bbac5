# cpython: differs - messages of exceptions, and what MicroPython leaves out
import array

try:
    print(repr(array.array('x',[1])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(array.array('i',['a'])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(array.array('i',3)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(array.array('P',[1])))
try:
    print(repr(array.array('u','a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(array.array('ii',[1])))
try:
    print(repr(array.array(1,[1])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(array.array('i',[1.5])))
except Exception as e:
    print(type(e).__name__, e)
