class A:
    pass


a = A()
for i in range(60):
    setattr(a, "attr%d" % i, i)
print(sum(getattr(a, "attr%d" % i) for i in range(60)))
for i in range(0, 60, 2):
    delattr(a, "attr%d" % i)
print(sum(1 for i in range(60) if hasattr(a, "attr%d" % i)), a.attr59)
