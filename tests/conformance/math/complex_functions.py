# cpython: differs - messages of exceptions, and what MicroPython leaves out
import cmath

print(repr(cmath.sqrt(-1)))
print(repr(cmath.exp(1j)))
print(repr(cmath.log(1j)))
print(repr(cmath.log10(1j)))
print(repr(cmath.sin(1j)))
print(repr(cmath.phase(1j)))
print(repr(cmath.polar(1+1j)))
print(repr(cmath.rect(1,2)))
print(repr(cmath.pi))
try:
    print(repr(cmath.sqrt('a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(cmath.log(0)))
print(repr(cmath.sqrt(4)))
print(repr(cmath.exp(0)))
