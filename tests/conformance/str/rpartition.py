print(repr('abcbd'.rpartition('b')))
print(repr('abc'.rpartition('x')))
