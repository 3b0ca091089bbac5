# cpython: differs - messages of exceptions, and what MicroPython leaves out
import array

print(repr(array.array('i',[1,2,3])))
print(repr(array.array('i')))
print(repr(array.array('f',[1.5])))
print(repr(array.array('d',[1.5,2])))
print(repr(array.array('B',b'abc')))
print(repr(array.array('H',b'abcd')))
print(repr(array.array('b',[200])))
print(repr(array.array('B',[256])))
print(repr(array.array('i',[2**31])))
print(repr(array.array('I',[2**32])))
print(repr(array.array('q',[2**63])))
print(repr(array.array('Q',[2**64-1])))
print(repr(array.array('l',[1])))
print(repr(array.array('L',[2**32-1])))
