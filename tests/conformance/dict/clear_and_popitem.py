d = {1: 2}
print(d.popitem(), d)
try:
    d.popitem()
except KeyError:
    print("KeyError")
d = {i: i for i in range(100)}
d.clear()
print(d, len(d))
d[1] = 1
print(d)
