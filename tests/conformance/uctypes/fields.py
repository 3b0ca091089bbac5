# cpython: differs - CPython has no uctypes
import uctypes
from collections import OrderedDict


def t(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


D = {
    "a": uctypes.UINT8 | 0,
    "b": uctypes.UINT16 | 2,
    "arr": (uctypes.ARRAY | 4, uctypes.UINT8 | 3),
    "words": (uctypes.ARRAY | 4, uctypes.INT16 | 3),
    "arr2": (uctypes.ARRAY | 8, 2, {"x": uctypes.UINT8 | 0, "y": uctypes.INT8 | 1}),
    "s": (16, {"q": uctypes.UINT32 | 0}),
    "bf": uctypes.BFUINT8 | 0 | 0 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "bf1": uctypes.BFUINT8 | 0 | 4 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "bf2": uctypes.BFINT16 | 2 | 8 << uctypes.BF_POS | 8 << uctypes.BF_LEN,
    "bf3": uctypes.BFUINT32 | 4 | 3 << uctypes.BF_POS | 20 << uctypes.BF_LEN,
    "f": uctypes.FLOAT32 | 20,
    "d": uctypes.FLOAT64 | 24,
    "i8": uctypes.INT8 | 1,
    "i32": uctypes.INT32 | 4,
    "u64": uctypes.UINT64 | 8,
    "i64": uctypes.INT64 | 8,
}
for layout in (uctypes.NATIVE, uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    b = bytearray(b"0123456789abcdef\xf1\xf2\xf3\xf4456789abcdef")
    s = uctypes.struct(uctypes.addressof(b), D, layout)
    for name in ("a", "b", "arr", "bf", "bf1", "bf2", "bf3", "i8", "i32", "u64", "i64", "f", "d"):
        print(name, getattr(s, name))
    print(s.arr[0], s.arr2[1].x, s.s.q, s.words[0], s.words[2], len(s.arr))
    s.a = 0x41
    s.b = 0x4243
    s.bf2 = -1
    s.bf = 0x3F
    s.bf3 = 0x12345
    s.arr[1] = 255
    s.words[2] = -2
    s.f = 1.5
    s.d = 2.25
    s.i8 = -3
    s.s.q = 0xFFFFFFFE
    s.arr2[0].y = -128
    print(b)
    print(s.bf2, s.a, s.bf, s.bf3, s.f, s.d, s.i8, s.s.q, s.arr2[0].y)
    t(lambda: s.words[3])
    t(lambda: s.words[-1])
    t(lambda: s.arr[3])
    t(lambda: s.nope)
    t(lambda: setattr(s, "arr", 5))
    t(lambda: setattr(s, "s", 5))
    t(lambda: setattr(s, "nope", 5))
    t(lambda: setattr(s, "a", "x"))
    t(lambda: setattr(s, "a", 1.5))
    t(lambda: s[0])
    t(lambda: s())
    t(lambda: bytes(s.arr))
    t(lambda: bytes(s) == bytes(b))
a = uctypes.addressof(b)
t(lambda: uctypes.struct(a))
t(lambda: uctypes.struct(a, 5).a)
t(lambda: uctypes.struct("x", {}))
t(lambda: [str(x).split()[1] for x in (s, s.s, s.arr2, s.arr2[0])])
t(lambda: str(uctypes.struct(a, []))[:14])
print(uctypes.struct(a, OrderedDict(a=uctypes.UINT8)).a)
print(type(s))
