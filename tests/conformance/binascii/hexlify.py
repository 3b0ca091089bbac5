# cpython: differs - messages of exceptions, and what MicroPython leaves out
import binascii

print(repr(binascii.hexlify(b'ab')))
print(repr(binascii.hexlify('ab')))
print(repr(binascii.hexlify(b'abc',':')))
print(repr(binascii.hexlify(b'abc',b':')))
