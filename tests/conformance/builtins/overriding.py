# cpython: differs - an overridden name is found by way of the module there
import builtins

def f():
    return shared

def g():
    return abs(-1)

builtins.shared = 1
print(shared, f())
builtins.shared = 2
print(shared, f())
shared = 9
print(f())
del shared
print(f())
del builtins.shared
for attempt in (f, lambda: builtins.shared):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)

print([g() for _ in range(100)][-1])
builtins.abs = lambda x: "mine"
print([g() for _ in range(100)][-1], g(), builtins.abs(-3))
del builtins.abs
print([g() for _ in range(100)][-1], g())

for name in ("abs", "nothing"):
    try:
        delattr(builtins, name)
    except Exception as e:
        print(type(e).__name__, e.args)

shown = []
original = print
builtins.print = lambda *a: shown.append(a)
print("kept", 1)
builtins.print = original
print("out", shown)
del builtins.print

def counted():
    r = []
    for i in range(2):
        r.append(i)
        if i == 0:
            builtins.len = lambda x: "long"
        r.append(len([]))
    del builtins.len
    r.append(len([]))
    return r

print(counted())
setattr(builtins, "other", 7)
print(other, eval("other", {}), eval("other", {"other": 1}))

builtins.AssertionError = KeyError
try:
    assert False, "overridden"
except Exception as e:
    print(type(e).__name__, e.args)
del builtins.AssertionError
try:
    assert False, "own"
except Exception as e:
    print(type(e).__name__, e.args)
