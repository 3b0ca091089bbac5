# cpython: differs - CPython has no uctypes
import uctypes, gc
from array import array


def t(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


b = bytearray(b"0123456789abcdef")
a = uctypes.addressof(b)
print(uctypes.bytes_at(a, 4), uctypes.bytes_at(a + 4, 2))
x = uctypes.bytearray_at(a + 2, 4)
x[0] = 0x7A
b[3] = 0x21
print(b, x, type(x), len(x), x[1:3], x + b"?", x == b"z!45")
t(lambda: uctypes.addressof(5))
print(uctypes.addressof("some text") > 0, uctypes.addressof(b"bytes") > 0)
print(uctypes.addressof(memoryview(b)[3:]) - a)
words = array("H", [1, 2, 0x1234])
print(uctypes.bytes_at(uctypes.addressof(words), 6))
print(uctypes.bytes_at(uctypes.addressof(b"constant bytes") + 4, 5))
s = uctypes.struct(a, {"p": (uctypes.PTR | 0, uctypes.UINT8), "q": (uctypes.PTR | 4, {"x": uctypes.UINT16 | 0})})
w = uctypes.struct(a, {"w": uctypes.UINT32 | 0, "w2": uctypes.UINT32 | 4})
w.w = a + 8
w.w2 = a + 10
print(s.p[0], s.p[1], s.p[-1] == b[7], s.q[0].x, s.q[1].x)
t(lambda: s.q.x)
print(int(s.p) == a + 8, int(s.q) == a + 10)
print(uctypes.addressof(s.q[0]) - a, uctypes.addressof(s) - a)


def make():
    keep = bytearray(b"kept alive")
    return uctypes.struct(uctypes.addressof(keep), {"text": (uctypes.ARRAY | 0, uctypes.UINT8 | 10)})


kept = make()
for i in range(50):
    bytearray(16)
gc.collect()
for i in range(50):
    bytearray(16)
print(kept.text)
over = uctypes.bytearray_at(a, 4)
over[:] = b"wxyz"
print(b[:4], over)
