def t(name, f):
    try:
        f()
        print(name, 'ended')
    except RuntimeError as e:
        print(name, 'RuntimeError')
    except MemoryError as e:
        print(name, 'MemoryError')
    except Exception as e:
        print(name, type(e).__name__, e)
class A:
    def __add__(self, o): return self + o
    def __radd__(self, o): return 1 + self
    def __neg__(self): return -self
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __getitem__(self, i): return self[i]
    def __setitem__(self, i, v): self[i] = v
    def __delitem__(self, i): del self[i]
    def __contains__(self, i): return i in self
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __getattr__(self, n): return self.foo
    def __str__(self): return str(self)
    def __repr__(self): return repr(self)
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __abs__(self): return abs(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __iadd__(self, o):
        self += o
        return self
class S:
    def __setattr__(self, n, v): self.x = v
    def __delattr__(self, n): del self.x
class P:
    @property
    def p(self): return self.p
    @p.setter
    def p(self, v): self.p = v
class N:
    def __new__(cls): return N()
class I:
    def __init__(self): I()
a = A()
t('add', lambda: a + 1)
t('radd', lambda: 1 + a)
t('neg', lambda: -a)
t('eq', lambda: a == 1)
t('lt', lambda: a < 1)
t('hash', lambda: hash(a))
t('len', lambda: len(a))
t('bool', lambda: bool(a))
t('not', lambda: not a)
t('getitem', lambda: a[0])
def f(): a[0] = 1
t('setitem', f)
def f(): del a[0]
t('delitem', f)
t('contains', lambda: 1 in a)
t('call', lambda: a())
t('iter', lambda: iter(a))
t('list', lambda: list(a))
t('next', lambda: next(a))
t('getattr', lambda: a.bar)
t('str', lambda: str(a))
t('repr', lambda: repr([a]))
t('int', lambda: int(a))
t('float', lambda: float(a))
t('abs', lambda: abs(a))
def f():
    with a: pass
t('with', f)
def f():
    x = a
    x += 1
t('iadd', f)
def f(): S().y = 1
t('setattr', f)
def f(): del S().y
t('delattr', f)
t('property', lambda: P().p)
def f(): P().p = 1
t('setter', f)
t('new', lambda: N())
t('init', lambda: I())
def g(): yield from g()
t('yield from', lambda: next(g()))
def g2():
    for x in g2(): yield x
t('for gen', lambda: next(g2()))
def g3():
    yield next(g3())
t('next gen', lambda: next(g3()))
def g4():
    yield g4().send(None)
t('send gen', lambda: next(g4()))
def f(): return sorted([2,1], key=lambda x: f())
t('sorted', f)
def f(): return list(map(lambda x: f(), [1]))
t('map', f)
def f(): return [f() for _ in [1]]
t('comp', f)
def f(): return max([1,2], key=lambda x: f())
t('max', f)
def f(): exec('f()')
t('exec', f)
def f(): return eval('f()', {'f': f})
t('eval', f)
def f(): f()
t('plain', f)
def f(n): return f(n+1)
t('plain2', lambda: f(0))
def f(*a, **k): f(*a, **k)
t('star', lambda: f(1, x=2))
