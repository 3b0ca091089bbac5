import binascii

print(repr(binascii.crc32(b'abc')))
print(repr(binascii.crc32(b'abc',5)))
