print(repr(bin(-5)))
print(repr(bin(True)))
print(repr(bin(0)))
