# cpython: differs - messages of exceptions, and what MicroPython leaves out
import array

print(repr(array.array('i',[1,2,3])[-1]))
print(repr(len(array.array('i',[1,2,3]))))
print(repr(bool(array.array('i'))))
try:
    print(repr(hash(array.array('i'))))
except Exception as e:
    print(type(e).__name__, e)
print(repr(array.array('i',(1,2))))
print(repr(array.array('i',range(3))))
print(repr(array.array('f',[1])[0]))
print(repr(array.array('f',[0.1])[0]))
print(repr(str(array.array('i',[1]))))
