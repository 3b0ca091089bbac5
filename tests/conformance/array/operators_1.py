# cpython: differs - messages of exceptions, and what MicroPython leaves out
import array

print(repr(memoryview(array.array('i',[1,2]))))
print(repr(list(memoryview(array.array('i',[1,2])))))
print(repr(memoryview(array.array('i',[1,2]))[1]))
print(repr(len(memoryview(array.array('i',[1,2])))))
print(repr(bytes(array.array('h',[1,2]))))
print(repr(array.array('i',[1,2])+array.array('i',[3])))
try:
    print(repr(array.array('i',[1,2])+[3]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(array.array('i',[1,2])*2))
except Exception as e:
    print(type(e).__name__, e)
print(repr(array.array('i',[1,2])==array.array('i',[1,2])))
print(repr(array.array('i',[1,2])==[1,2]))
print(repr(array.array('i',[1,2])[0]))
try:
    print(repr(array.array('i',[1,2])[5]))
except Exception as e:
    print(type(e).__name__, e)
print(repr(array.array('i',[1,2,3])[1:]))
try:
    print(repr(array.array('i',[1,2,3])[::2]))
except Exception as e:
    print(type(e).__name__, e)
