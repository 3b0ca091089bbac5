import struct

for order in "<>!@":
    for fmt, values in (("b", (-5,)), ("BBB", (1, 2, 255)), ("hH", (-2, 65535)), ("iI", (-3, 2**32 - 1)), ("qQ", (-4, 2**64 - 1)), ("f", (0.5,)), ("d", (1e100,)), ("3s2s", (b"abc", b"de")), ("2h", (1, -1)), ("bxb", (1, 2))):
        data = struct.pack(order + fmt, *values)
        print(order + fmt, data, struct.unpack(order + fmt, data) == values, struct.calcsize(order + fmt))
