# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('%d'%float('inf')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%i'%'1'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%c'%b'a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%c'%'xy'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%c'%1.5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%5%'%()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d'%[1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d'%None))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%f'%'a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%f'%None))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%s %s %s'%(1,)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%s'%()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'%[]))
except Exception as e:
    print(type(e).__name__, e)
