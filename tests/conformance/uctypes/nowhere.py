# oracle: cpython - there boards crash; here an address outside of data raises
try:
    import uctypes
except ImportError:
    for i in range(9):
        print("ValueError")
    print("bytearray(b'abc')", "bytearray(b'abcd')", "bytearray(b'xbc')")
    print("TypeError")
else:
    b = bytearray(b"abc")
    here = uctypes.addressof(b)

    def wrong(f):
        try:
            f()
            print("fine")
        except Exception as e:
            print(type(e).__name__)

    wrong(lambda: uctypes.bytes_at(0, 4))
    wrong(lambda: uctypes.bytes_at(1 << 31, 4))
    wrong(lambda: uctypes.bytes_at(id([1, 2, 3]), 4))
    wrong(lambda: uctypes.bytes_at(here, 1000))
    wrong(lambda: uctypes.bytearray_at(here - 4, 4))
    wrong(lambda: uctypes.struct(0, {"a": uctypes.UINT8}).a)
    wrong(lambda: uctypes.struct(here, {"a": uctypes.UINT32 | 100}).a)
    wrong(lambda: uctypes.struct(here, {"a": (uctypes.PTR | 0, uctypes.UINT8)}).a[0])
    wrong(lambda: setattr(uctypes.struct(id({}), {"a": uctypes.UINT8}), "a", 5))
    over = uctypes.bytearray_at(here, 3)
    over.append(ord("d"))
    was = bytearray(b)
    over[1] = 0x62
    b[0] = ord("x")
    print(was, over, b)
    text = uctypes.struct(uctypes.addressof(b"constant!"), {"a": uctypes.UINT8})
    wrong(lambda: setattr(text, "a", 5))
