print(callable(print), callable(int), callable(5), callable(lambda: 0), callable(None))
a = []
print(id(a) == id(a), id(a) == id([]), id(None) == id(None))
print(type(1), type(1.5), type("s"), type(b"b"), type([]), type(()), type({}), type(set()))
print(type(None), type(True), type(1j), type(range(1)))
