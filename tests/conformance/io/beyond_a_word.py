# cpython: differs - counts and positions are machine words
import io


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for count in (4294967298, 1 << 70, 2147483648, 1 << 32, (1 << 64) + 1, -1, 2, 1073741824):
    show(lambda: io.BytesIO(b'abc').readinto(bytearray(4), count))
show(lambda: io.BytesIO(b'abc').readinto(bytearray(4), 1.5))
show(lambda: io.BytesIO(b'abc').seek(4294967298))
show(lambda: io.BytesIO(b'abc').seek(0x7fffffffffffffff, 0))
show(lambda: io.StringIO('abc').seek(2147483648))
