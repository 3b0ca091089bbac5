import binascii

print(repr(binascii.b2a_base64(b'abc')))
print(repr(binascii.b2a_base64(b'abc',newline=False)))
print(repr(binascii.b2a_base64(b'a')))
