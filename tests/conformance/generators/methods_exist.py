def g():
    yield 1


x = g()
print(iter(x) is x, type(x).__name__, callable(x.send), callable(x.throw), callable(x.close))
print(g.__name__)
text = str(x)
print(text.startswith("<generator object"))
