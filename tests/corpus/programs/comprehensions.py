# list, dict, set, generator; nesting; walrus
a = [x for x in y]
b = [x + 1 for x in y if x if x > 2]
c = [(x, z) for x in y for z in x if z]
d = {x: z for x, z in y}
e = {x for x in y}
f = (x for x in y)
g = sum(x for x in y)
h = g(1, (x for x in y), *[z for z in y])
i = [[x for x in z] for z in y]
j = {k: [v for v in y if v] for k in y}
k = [lambda: x for x in y]
def func(p, q):
    r = [p + x for x in q]
    s = [lambda: (p, x) for x in q]
    t = [(x, y) for x in p for y in q if x != y]
    u = {p: q for p, q in r}
    v = (yield from (x for x in p))
    w = [(z := x) for x in p]
    return z
[last := n for n in y]
if (m := a) and (o := b): print(m, o)
print(p := 1, (q := 2))
while (r := a()): pass
def l2(): return [[[x, z, w] for x in z] for z in w]
for x in (y for y in z): pass
[x for x in y if not x or z and x]
[x if x else y for x in z]
