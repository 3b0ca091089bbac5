print(repr(b'ab'.replace(bytearray(b'b'),b'c')))
print(repr(b'aa'.replace(b'a',b'bb',1)))
