class A:
    x = 1


a = A()
print(getattr(a, "x"), getattr(a, "y", 5), hasattr(a, "x"), hasattr(a, "y"))
setattr(a, "y", 7)
print(a.y)
delattr(a, "y")
print(hasattr(a, "y"))
name = "dyn" + "amic"
setattr(A, name, lambda self: "called")
print(getattr(a, "dynamic")())
for bad in (lambda: getattr(a, 5), lambda: getattr(a, "zzz"), lambda: getattr(a)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
