# cpython: differs - in the order of a dict
def added(cls, *names):
    o, d = cls(), {}
    for name in names:
        setattr(o, name, 1)
        d[name] = 1
    if len(names) > 3:
        delattr(o, names[0])
        del d[names[0]]
        o.zz = d['zz'] = 1
    print(list(o.__dict__), list(o.__dict__) == list(d))


class A: pass
class B(list): pass
class C(A):
    v = 1


for cls in (A, B, C):
    added(cls, 'p', 'd')
    added(cls, 'x', 'p', 'd')
    added(cls, 'new', 'p')
    added(cls, 'd', 'new', 'p')
    added(cls, 'x', 'y', 'p', 'd', 'v', 'new')
    added(cls, *'abcdefghijklmno')
