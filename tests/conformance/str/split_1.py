# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('a,b,c'.split(',')))
print(repr('a,b,c'.split(',',1)))
print(repr(' a  b '.split()))
print(repr(' a  b c '.split(None,1)))
try:
    print(repr('a,b,c'.split('')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('a,b,c'.split(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.split(b'b')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a'.split(None,0)))
print(repr('a b'.split(' ',-1)))
print(repr('a b'.split(None,-5)))
print(repr('a b c'.split(None,1)))
print(repr('  a b c  '.split(None,2)))
print(repr(',a,'.split(',')))
print(repr(''.split()))
