# cpython: differs - MicroPython goes another way
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'a'.nope)
show(lambda: (5).nope)
show(lambda: (...).nope)
show(lambda: {}.nope)
show(lambda: None.nope)
show(lambda: (1,).nope)
show(lambda: {1}.nope)
show(lambda: b'a'.nope)
show(lambda: (1.5).nope)
show(lambda: (1j).nope)
show(lambda: True.nope)
show(lambda: len.nope)
show(lambda: int.nope)
show(lambda: type.nope)
show(lambda: (lambda: 0).nope)
show(lambda: range(3).nope)
show(lambda: object().nope)
show(lambda: slice(1).nope)
show(lambda: bytearray().nope)
show(lambda: ...nope)
show(lambda: OSError().nope)
show(lambda: OSError.nope)
show(lambda: (x for x in []).nope)
