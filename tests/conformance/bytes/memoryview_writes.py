# cpython: differs - what a memoryview shows of itself
import array

a = bytearray(b"abcdef")
m = memoryview(a)
m[0] = 65
m[1:3] = b"xy"
n = m[2:5]
n[0] = 33
print(a, bytes(n), len(n), bytes(n[1:]), n[-1])
try:
    m[1:] = b"x"
except Exception as e:
    print(type(e).__name__, e)
try:
    memoryview(b"abc")[0] = 1
except Exception as e:
    print(type(e).__name__, e)
h = array.array("H", [1, 2, 3])
v = memoryview(h)
v[0] = 65535
print(h, list(v), v[1], len(v), list(v[1:]))
for x in memoryview(b"ab"):
    print(x)
