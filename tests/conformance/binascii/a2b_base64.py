import binascii

print(repr(binascii.a2b_base64(b'YWJj')))
