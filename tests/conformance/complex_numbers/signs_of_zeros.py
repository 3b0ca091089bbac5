# cpython: differs - zeros of complex numbers have other signs, powers other digits
# Quotients by imaginary numbers, lengths that no float holds, and powers of zeros.
import math

def sign(x):
    return '-' if math.copysign(1, x) < 0 else '+'

def show(z):
    return sign(z.real) + str(abs(z.real)) + sign(z.imag) + str(abs(z.imag)) + 'j'

parts = [0.0, -0.0, 2.0, -2.0]
numbers = [complex(a, b) for a in parts for b in parts]
for a in numbers:
    for b in numbers:
        try:
            print(show(a), '/', show(b), '=', show(a / b))
        except ZeroDivisionError as e:
            print(show(a), '/', show(b), e)
for z in [1e200+1e200j, 3e-200+4e-200j, 3+4j, 1e308+1e308j]:
    print(z, abs(z))
for z in [1e-200+1e-200j, 0j, -0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1e200+1e200j]:
    for e in (0, 0j, 1, 2, 2.5, 3j, -1, 0.0, 1e-300):
        try:
            print(z, e, z ** e)
        except ZeroDivisionError as x:
            print(z, e, x)
