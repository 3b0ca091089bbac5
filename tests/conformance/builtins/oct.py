print(repr(oct(8)))
print(repr(oct(-8)))
