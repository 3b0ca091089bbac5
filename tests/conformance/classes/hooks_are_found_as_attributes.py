# cpython: differs - which of them are found as attributes are
def t(f):
    try: print(f())
    except BaseException as e: print('!', repr(e))
class A:
    __setattr__ = staticmethod(lambda *a: print('s', len(a)))
    __delattr__ = staticmethod(lambda *a: print('d', len(a)))
t(lambda: setattr(A(),'x',1)); t(lambda: delattr(A(),'x'))
class B:
    __setattr__ = classmethod(lambda *a: print('s', len(a), a[0]))
    __delattr__ = classmethod(lambda *a: print('d', len(a), a[0]))
t(lambda: setattr(B(),'x',1)); t(lambda: delattr(B(),'x'))
class S:
    __get__ = staticmethod(lambda *a: len(a))
    __set__ = staticmethod(lambda *a: print('set', len(a)))
    __delete__ = staticmethod(lambda *a: print('del', len(a)))
class C:
    x = S()
t(lambda: C().x); t(lambda: setattr(C(),'x',1)); t(lambda: delattr(C(),'x'))
class N:
    __next__ = staticmethod(lambda: 4)
    def __iter__(self): return self
t(lambda: next(N()))
class K:
    def __call__(self, *a): return len(a)
class M:
    __getattr__ = K(); __setattr__ = K(); __delattr__=K(); __next__=K()
    def __iter__(self): return self
t(lambda: M().x); t(lambda: setattr(M(),'x',1)); t(lambda: delattr(M(),'x')); t(lambda: next(M()))
class P:
    __setattr__ = print
    __getattr__ = len
    __next__ = len
t(lambda: P().x); t(lambda: setattr(P(),'x',1)); t(lambda: next(P()))
class Q:
    @property
    def __setattr__(self): return lambda *a: print(a)
    @property
    def __delattr__(self): raise KeyError(3)
t(lambda: setattr(Q(),'x',1)); t(lambda: delattr(Q(),'x'))
class R:
    __getattr__ = 5
    __setattr__ = None
    __next__ = None
t(lambda: R().x); t(lambda: setattr(R(),'x',1)); t(lambda: next(R()))
class T(list):
    @property
    def __getattr__(self): return lambda n: n * 2
t(lambda: T().x)
class U:
    def f(self): return 1
u = U()
class V:
    __getattr__ = u.f
    __next__ = u.f
t(lambda: V().x); t(lambda: next(V()))
class Bound:
    def __init__(self, v): self.v=v
    def __get__(self, o, t):
        print('get', o is not None, t.__name__); return lambda *a: self.v
class A:
    def __iter__(self): return self
    __next__ = Bound(5)
t(lambda: next(A()))
class B:
    def __iter__(self): return self
    @property
    def __next__(self): print('prop'); return lambda: 6
t(lambda: next(B()))
t(lambda: list(zip(B(),[1,2])))
class C:
    __getattr__ = Bound(7)
t(lambda: C().x)
class D:
    @property
    def __getattr__(self): print('prop'); return lambda n: n
t(lambda: D().x)
class E:
    __getattr__ = staticmethod(lambda n: n)
t(lambda: E().x)
class F:
    __getattr__ = classmethod(lambda c, n: (c, n))
t(lambda: F().x)
class G:
    __setattr__ = Bound(3)
    __delattr__ = Bound(3)
t(lambda: setattr(G(),'x',1)); t(lambda: delattr(G(),'x'))
class H:
    __len__=Bound(4); __getitem__=Bound(9); __call__=Bound(8); __add__=Bound(2); __eq__=Bound(True); __hash__=Bound(11); __bool__=Bound(True); __contains__=Bound(1); __str__=Bound('s'); __repr__=Bound('r'); __enter__=Bound('en'); __exit__=Bound(None); __iter__=Bound([1]); __neg__=Bound(6)
h=H()
for f in (lambda: len(h), lambda: h[0], lambda: h(), lambda: h+1, lambda: h==1, lambda: hash(h), lambda: bool(h), lambda: 1 in h, lambda: str(h), lambda: repr(h), lambda: -h, lambda: list(h)): t(f)
def w():
    with h as x: print(x)
t(w)



# A class that has no accessors when it is made has none.
class Round:
    pass


Round.__get__ = Round()


class Has:
    x = Round()


t(lambda: Has().x)
