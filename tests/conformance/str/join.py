# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('ab'.join([1])))
except Exception as e:
    print(type(e).__name__, e)
print(repr('ab'.join('xyz')))
print(repr(','.join(['a','b'])))
try:
    print(repr(','.join([b'a'])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(','.join(1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(' '.join([])))
print(repr('x'.join(('a',))))
print(repr('x'.join({'a':1})))
print(repr('é'.join(['a','b'])))
try:
    print(repr('a'.join(5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(''.join(['a']*3)))
print(repr(''.join([])))
print(repr(''.join(['abc'])))
