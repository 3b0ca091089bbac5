a = []
b = a
print(a is b, a is not b, a is [], None is None, True is True)
print(() is ())
print(type(1) is int, type(a) is list)
