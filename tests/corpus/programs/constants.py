# folding: numbers, logic, tuples, const()
from micropython import const
print(1 + 2, 3 - 5, 4 * 5, 7 // 2, -7 // 2, 7 % -3, 2 ** 10, 1 << 40, 1 << 100 >> 98, ~5, - -5)
print(0x7fffffff, 0x3fffffff, 0x40000000, -0x40000000, -0x40000001, 0b1011, 0o777, 1_000_000)
print(10 ** 30, 10 ** 30 // 7, -10 ** 30 // 7, 10 ** 30 % 12345678901234567, -(10 ** 25) % 97)
print((1 << 70) & (1 << 65) - 1, -(1 << 70) | 12345, -(1 << 70) ^ (1 << 69), -(1 << 70) >> 3, ~(1 << 64))
print(12345678901234567890 * 98765432109876543210, 2 ** 200, (-3) ** 55, 1 - (1 << 62))
print(1 / 3, 7 / 2, 2 ** -1, 1.5 + 2, 0.1, 1e22, 1e-7, 1e100, 123456789.123, 5.5 // 2, -5.5 % 2, 2 ** 0.5)
print(-0.0, 0.0, 1e400, 3j, 1e5j, 1.5j, -1.5, 1.0, 100.0, 1e15, 1e16, 123456789012345678.0, 0.0001, 0.00001)
print(1 / 0, 1 // 0, 1 % 0, 0 ** -1, 0.0 ** -1, (-8) ** 0.5, 1 << -1, 1 @ 2, 1 < 2, "a" + "b", "a" * 2)
print(True + 1, not 1, not 0, not "", not "a", not None, not (), not (1,), not 0.0, not ...)
print(1 or x, 0 or x, 1 and x, 0 and x, x or 1 or y, x and 0 and y, x or 0 or y, "" or x, () and x)
print(1 if 2 else 3, 1 if 0 else 3, 1 if x else 2)
print((1, 2), (1, (2, "three", b"four", 5.5, None, True, ...)), ((),), ("a long string constant", 1 << 50))
print("short", "exactly10c", "longer than ten", b"", b"bytes", "", "longer than ten", b"bytes", 1.5, 1.5)
x = 1, 2, 3
y = x[1, 2]
for z in 1, 2: print(z)
A = const(5)
_B = const(A + 6)
_C = const(1.5)
_D = const("hello world of constants")
_E = const((1, 2, A))
_F = const(-(1 << 40))
print(A, _B, _C, _D, _E, _F, A + _B * 2, x.A, A if A else _B)
def f(a=A, *, b=_B):
    return A + _C
print(f(x, b=_B), __debug__)
import math
print(math.pi, math.e, -math.tau, math.inf, math.nan, math.sin, math.pi.real)
"a docstring that is no first statement"
5
None
(1, 2)
...
x
if 0: print("no")
elif 1: print("yes")
else: print("never")
if "": print(1)
if "a": print(2)
if x: pass
elif 0: pass
elif y: pass
else: print(3)
while 0: print("no")
else: print("else")
while 1: break
if __debug__: print("debug")
assert x
assert x, "message"
assert 0
assert (x, y)
