# cpython: differs - the table of an instance may be changed there
class A:
    x = 1

    def __init__(self):
        self.y = 2

def attempt(f, *arguments):
    try:
        print(f(*arguments))
    except Exception as e:
        print(type(e).__name__, e.args)

a = A()
for table in (a.__dict__, A.__dict__, int.__dict__):
    attempt(table.update, {"z": 3})
    attempt(table.setdefault, "z", 3)
    attempt(table.clear)
    attempt(table.pop, "y")
    attempt(lambda: table.__setitem__("z", 3) if hasattr(table, "__setitem__") else None)
    try:
        table["z"] = 4
    except TypeError as e:
        print("TypeError", e.args)
    try:
        del table["y"]
    except Exception as e:
        print(type(e).__name__, e.args)
print(a.__dict__, a.__dict__.copy())
copy = a.__dict__.copy()
copy["z"] = 5
print(sorted(copy), copy == a.__dict__, a.__dict__ == {"y": 2}, len(a.__dict__))
a.more = 3
a.still = 4
a.further = 5
try:
    a.__dict__["even"] = 6
except TypeError as e:
    print("TypeError", e.args)
print(sorted(a.__dict__))
print(a.__init__.__class__, A.__init__.__class__)
