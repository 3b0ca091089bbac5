# cpython: differs - other words
import struct


def show(*args):
    try:
        struct.pack_into(*args)
        print("packed")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e.args)


show(5, 5, 0, 1)
show(5, bytearray(2), 0, 1)
show(True, 5, len, 0)
show(5, bytearray(), -100, 0)
show("b", b"ab", 0, 1)
show("b", bytearray(2), "x", 1)
show("b", bytearray(2), -2, 1)
show("b", bytearray(2), -3, 1)
show("z", bytearray(2), -3, 1)
show("z", bytearray(2), 0, 1)
