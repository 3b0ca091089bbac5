ns = {"x": 5}
exec("y = x * 2", ns)
print(ns["y"])
print(eval("x + y", ns))
exec("def f(): return x", ns)
ns["x"] = 50
print(ns["f"]())
x = 1
exec("x = 99")
print(x)
loc = {}
exec("a = 1\nb = a + x", {"x": 10}, loc)
print(loc)
print(eval("p", {"p": 1}, {"p": 2}))
