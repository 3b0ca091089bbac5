# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(1j))
print(repr((1+2j)*(3-1j)))
print(repr(abs(3+4j)))
print(repr(1j**2))
print(repr((1+2j)/(1-1j)))
try:
    print(repr(1j<2))
except Exception as e:
    print(type(e).__name__, e)
print(repr(repr(1.5+2j)))
print(repr(complex('1+2j')))
print(repr(complex(1,2)))
try:
    print(repr((1+2j)//1))
except Exception as e:
    print(type(e).__name__, e)
print(repr(1j==1j))
print(repr(hash(1j)))
print(repr(-1j))
print(repr((0j).real))
