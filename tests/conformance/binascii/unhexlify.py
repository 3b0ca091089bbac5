# cpython: differs - messages of exceptions, and what MicroPython leaves out
import binascii

print(repr(binascii.unhexlify('6162')))
try:
    print(repr(binascii.unhexlify(b'616')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(binascii.unhexlify('zz')))
except Exception as e:
    print(type(e).__name__, e)
