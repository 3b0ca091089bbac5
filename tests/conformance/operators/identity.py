a = []
b = a
print(a is b, None is None, True is True)
print(a is a, () is not None)
print(type(1) is int, type(a) is list)
