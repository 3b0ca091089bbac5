i = iter([1, 2])
print(next(i), next(i), next(i, "default"))
print(iter(i) is i)
for bad in (5, None, print):
    try:
        iter(bad)
    except TypeError:
        print("TypeError")
try:
    next([1])
except TypeError:
    print("TypeError")
