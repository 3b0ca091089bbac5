print(repr('abc'.endswith('c')))
print(repr('abc'.endswith('c',1)))
print(repr('abc'.endswith(('x','c'))))
print(repr('abc'.endswith('b',0,2)))
