# cpython: differs - CPython has no uctypes
import uctypes
from collections import OrderedDict


def t(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


NAMES = "UINT8 INT8 UINT16 INT16 UINT32 INT32 UINT64 INT64 FLOAT32 FLOAT64 BFUINT8 BFINT8 BFUINT16 BFINT16 BFUINT32 BFINT32 BF_POS BF_LEN PTR ARRAY VOID SHORT USHORT INT UINT LONG ULONG LONGLONG ULONGLONG NATIVE LITTLE_ENDIAN BIG_ENDIAN"
for name in NAMES.split():
    print(name, getattr(uctypes, name))
for layout in (uctypes.NATIVE, uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    for d in (
        {},
        {"a": uctypes.UINT8 | 0},
        {"a": uctypes.UINT8 | 5},
        {"a": uctypes.UINT32 | 0, "b": uctypes.UINT8 | 4},
        {"a": uctypes.UINT8 | 0, "b": uctypes.UINT32 | 4},
        {"a": uctypes.FLOAT64 | 1},
        {"a": (uctypes.ARRAY | 0, uctypes.UINT16 | 7)},
        {"a": (uctypes.ARRAY | 1, 10, {"x": uctypes.UINT16 | 0, "y": uctypes.UINT8 | 2})},
        {"p": (uctypes.PTR | 0, uctypes.UINT8), "c": uctypes.UINT8 | 4},
        {"s": (2, {"x": uctypes.UINT8 | 0, "y": uctypes.UINT16 | 2})},
        {"b": uctypes.BFUINT16 | 3 | 2 << uctypes.BF_POS | 3 << uctypes.BF_LEN},
        OrderedDict([("a", uctypes.INT64 | 8)]),
        (uctypes.ARRAY | 0, uctypes.UINT8 | 7),
        (0, {"a": uctypes.UINT16 | 0}),
    ):
        t(lambda: uctypes.sizeof(d, layout))
b = bytearray(32)
s = uctypes.struct(uctypes.addressof(b), {"a": uctypes.UINT8 | 0, "x": (uctypes.ARRAY | 0, uctypes.INT16 | 5)}, 0)
t(lambda: uctypes.sizeof(s))
t(lambda: uctypes.sizeof(s.x))
t(lambda: uctypes.sizeof(s.a))
t(lambda: uctypes.sizeof(s, 1))
t(lambda: uctypes.sizeof(5))
t(lambda: uctypes.sizeof({"x": "y"}))
