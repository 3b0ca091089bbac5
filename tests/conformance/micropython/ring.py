# cpython: differs - CPython has no such module
import micropython, select


def t(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


r = micropython.RingIO(16)
t(lambda: r.any())
t(lambda: r.write(b"0123456789abcdefgh"))
t(lambda: r.any())
t(lambda: r.read(4))
t(lambda: r.readline())
t(lambda: r.read())
t(lambda: r.read(3))
t(lambda: r.write(b"ab\ncd"))
t(lambda: r.readline())
t(lambda: r.readline())
b = bytearray(3)
t(lambda: r.readinto(b))
for i in range(10):
    r.write(b"%d-%d;" % (i, i))
    print(r.any(), r.read(3), r.readinto(b), b)
small = micropython.RingIO(bytearray(5))
t(lambda: small.write(b"0123456"))
t(lambda: small.read())
t(lambda: micropython.RingIO(0))
t(lambda: micropython.RingIO("x"))
t(lambda: r.close())
print(r)
