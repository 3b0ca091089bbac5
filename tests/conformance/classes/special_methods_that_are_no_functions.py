# cpython: differs - it binds all of them
def told(f):
    try: return f()
    except BaseException as e: return type(e).__name__, e.args
class Call:
    def __call__(self, *a): return ('called', [x if isinstance(x, int) else type(x).__name__ for x in a])
class CallI:
    def __init__(self, v): self.v = v
    def __call__(self, *a): print(len(a)); return self.v
def fn(*a): return ('fn', len(a))
class Other:
    def m(self, *a): return ('m', len(a))

kinds = [('inst', Call()), ('bound', Other().m), ('static', staticmethod(fn)), ('cm', classmethod(lambda c, *a: (c.__name__, len(a)))), ('type', list), ('int', 5), ('closure', (lambda z: lambda *a: (z, len(a)))(1)), ('none', None), ('static of inst', staticmethod(Call()))]
ops = [('getitem', lambda o: o[1], '__getitem__'), ('add', lambda o: o + 1, '__add__'), ('radd', lambda o: 1 + o, '__radd__'), ('iadd', lambda o: exec('o+=1\nr=o', {'o': o}), '__iadd__'), ('eq', lambda o: o == 1, '__eq__'), ('neg', lambda o: -o, '__neg__'),
 ('contains', lambda o: 1 in o, '__contains__'), ('enter', lambda o: o.__enter__(), '__enter__'), ('lt', lambda o: o < 1, '__lt__'), ('iter', lambda o: type(iter(o)).__name__, '__iter__'), ('next', lambda o: next(o), '__next__'), ('str', lambda o: str(o) and 1, '__str__'), ('repr', lambda o: repr(o) and 1, '__repr__'), ('setitem', lambda o: exec('o[1]=2', {'o': o}), '__setitem__'), ('delitem', lambda o: exec('del o[1]', {'o': o}), '__delitem__'), ('getattr', lambda o: o.zz, '__getattr__'),
 ('divmod', lambda o: divmod(o, 1), '__divmod__'), ('abs', lambda o: abs(o), '__abs__'), ('with', lambda o: exec('with o as x: print(x)', {'o': o}), '__enter__'), ('attr', lambda o: o.foo(1), 'foo')]
for kn, v in kinds:
    for on, op, name in ops:
        K = type('K', (), {name: v, '__exit__': fn})
        print(kn, on, told(lambda: op(K())))
for name, op in ('__len__', len), ('__bool__', bool), ('__hash__', hash), ('__int__', int), ('__float__', float), ('__complex__', complex), ('__reversed__', reversed):
    for v in (CallI(3), staticmethod(lambda *a: 3 + len(a)), classmethod(lambda *a: 3 + len(a)), CallI(True).__call__):
        K = type('K', (), {name: v})
        print(name, told(lambda: op(K())))
