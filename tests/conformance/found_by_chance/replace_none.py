# cpython: differs - it looks at all arguments
def show(f):
    try:
        print(repr(f()))
    except TypeError as e:
        print(e)


show(lambda: "abc".replace("a", 5, 0))
show(lambda: "abc".replace(5, 0j, 0))
show(lambda: "abc".replace("a", 5, 1))
show(lambda: "abc".replace("a", "b", False))
show(lambda: "abc".replace("a", "b", -1))
show(lambda: b"abc".replace("", b"", 0))
show(lambda: b"abc".replace(b"a", "x", 0))
show(lambda: b"abc".replace(b"z", "x"))
show(lambda: bytearray(b"abc").replace("a", 1, 0))
