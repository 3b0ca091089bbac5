# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1).to_bytes(1, "little"))
show(lambda: (258).to_bytes(2, "little"))
show(lambda: (258).to_bytes(2, "big"))
show(lambda: (258).to_bytes(4, "big"))
show(lambda: (0).to_bytes(0, "big"))
show(lambda: (256).to_bytes(1, "big"))
show(lambda: (2 ** 64).to_bytes(9, "big"))
show(lambda: (2 ** 64).to_bytes(12, "little"))
show(lambda: (1).to_bytes(-1, "big"))
show(lambda: (65535).to_bytes(2, "little"))
