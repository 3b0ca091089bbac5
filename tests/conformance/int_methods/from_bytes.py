# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: int.from_bytes(b"\x01\x02", "little"))
show(lambda: int.from_bytes(b"\x01\x02", "big"))
show(lambda: int.from_bytes(b"", "big"))
show(lambda: int.from_bytes(b"\xff" * 9, "big"))
show(lambda: int.from_bytes(bytearray(b"\x05"), "little"))
show(lambda: int.from_bytes(b"\x80", "big"))
show(lambda: int.from_bytes(b"\x00" * 10, "little"))
show(lambda: int.from_bytes("ab", "big"))
show(lambda: int.from_bytes(5, "big"))
