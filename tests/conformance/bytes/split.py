print(repr(b'a,b'.split(b',')))
print(repr(b'a b'.split()))
