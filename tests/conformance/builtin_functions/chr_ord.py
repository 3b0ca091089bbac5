# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: chr(65))
show(lambda: chr(0))
show(lambda: chr(0x20ac))
show(lambda: chr(0x1f600))
show(lambda: chr(0x10ffff))
show(lambda: chr(0x110000))
show(lambda: chr(-1))
show(lambda: chr('a'))
show(lambda: chr(None))
show(lambda: ord('A'))
show(lambda: ord('€'))
show(lambda: ord('😀'))
show(lambda: ord(b'A'))
show(lambda: ord(''))
show(lambda: ord('ab'))
show(lambda: ord(5))
show(lambda: ord(None))
show(lambda: chr(ord('z')))
show(lambda: chr(True))
