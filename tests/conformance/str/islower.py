print(repr('ab1'.islower()))
print(repr('1'.islower()))
print(repr('aA'.islower()))
