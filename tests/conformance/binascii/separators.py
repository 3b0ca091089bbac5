# cpython: differs - of nothing the separator is not looked at
import binascii


class Text(str): pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for separator in (':', b':', '', b'', 5, True, 1.5, 1j, None, [], (1,), {}, Text(':'), bytearray(b':'), memoryview(b':')):
    show(lambda: binascii.hexlify(b'ab', separator))
    show(lambda: binascii.hexlify(b'', separator))
    show(lambda: b'ab'.hex(separator))
    show(lambda: b''.hex(separator))


for text in (' ', '\t', ' 0a', '0a ', '0a 0b', '0a\n\x0b0b', '0 a', '0a 0', b' x '):
    show(lambda: binascii.unhexlify(text))
    show(lambda: bytes.fromhex(text))
