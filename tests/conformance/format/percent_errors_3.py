# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('%c'%'ab'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%r %a'%('a','b')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%x'%1.5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%(a)s'%{'b':1}))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%(a)s'%(1,)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%s %s'%'ab'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d%'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%ld'%5))
except Exception as e:
    print(type(e).__name__, e)
