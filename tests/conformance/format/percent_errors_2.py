# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('%(a'%{'a':1}))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%(a)'%{'a':1}))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%5'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%.5'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%.'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%*d'%('a',1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%*d'%(1,)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%h'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%hd'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d'%'x'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d %d'%(1,)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%d'%(1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%z'%1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('%'%1))
except Exception as e:
    print(type(e).__name__, e)
