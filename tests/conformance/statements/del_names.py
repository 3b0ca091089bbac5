# cpython: differs - a KeyError at module level
x = 1
del x
try:
    print(x)
except NameError as e:
    print("NameError")


def f():
    y = 1
    del y
    try:
        return y
    except NameError:
        return "local gone"


print(f())
a, b = 1, 2
del a, b
try:
    b
except NameError:
    print("b gone")
l = [1, 2, 3, 4]
del l[0], l[0]
print(l)
del (l[0]), l[0]
print(l)
try:
    del nothing
except (NameError, KeyError) as e:
    print(type(e).__name__, e)
