# cpython: differs - it lets classes change that others derive from
class Getter:
    def __init__(self, n): self.n = n
    def __get__(self, o, c): return ('got', self.n)
class Desc(Getter):
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
names = '__getattr__ __setattr__ __delattr__ __get__ __set__ __delete__ __init__ __new__ __len__ __getitem__ __call__ __del__ __eq__ x __init_subclass__ __iter__ __next__ __enter__ __hash__ __slots__ __name__ __dict__ __class__'.split()
def f(*a): return 1
vals = [('f', f), ('prop', property(f)), ('getter', Getter(1)), ('desc', Desc(2)), ('static', staticmethod(f)), ('cm', classmethod(f)), ('int', 5)]
for n in names:
    for vn, v in vals:
        class K: pass
        class S(K): pass
        try: setattr(K, n, v); r = 'ok'
        except Exception as e: r = type(e).__name__ + str(e)
        class L: pass
        try: setattr(L, n, v); s = 'ok'
        except Exception as e: s = type(e).__name__ + str(e)
        if r != 'ok' or s != 'ok': print(n, vn, r, s)
# existing one replaced
class K:
    x = property(f)
    def __getattr__(self, n): return n
class S(K): pass
for n, v in ('x', property(f)), ('y', property(f)), ('__getattr__', f), ('__setattr__', f), ('z', 1):
    try: setattr(K, n, v); print(n, 'ok')
    except Exception as e: print(n, e)
class K:
    d = Desc(1)
class S(K): pass
for n, v in ('x', property(f)), ('y', Getter(1)), ('z', Desc(3)), ('__getattr__', f), ('__setattr__', f), ('z', 1):
    try: setattr(K, n, v); print(n, 'ok')
    except Exception as e: print(n, e)
class K: pass
def g():
    class S(K): pass
g()
import gc; gc.collect()
try: K.__getattr__ = f
except Exception as e: print(e)
class K(int): pass
class S(K): pass
try: K.__getattr__ = f; print('ok')
except Exception as e: print(e)
class K: pass
T = type('T', (K,), {})
try: K.__getattr__ = f; print('ok')
except Exception as e: print(e)
class A: pass
class B: pass
class C(A, B): pass
for k in (A, B):
    try: k.__getattr__ = f; print('ok')
    except Exception as e: print(e)
try: C.__getattr__ = f; print('ok', C().zz)
except Exception as e: print(e)
try: del A.__getattr__
except Exception as e: print(e)
# super and descriptors
class A:
    d = Getter('A'); e = Desc('A'); p = property(lambda s: 'p'); s = staticmethod(f); c = classmethod(lambda *a: a)
class B(A): pass
o = B()
print(type(super(B, o).d), type(super(B, o).e), super(B, o).p, super(B, o).s(), super(B, o).c()[0])
print(o.d, type(B.d), type(A.d), o.e)
class M(B):
    def t(self): return type(super().d), type(super().e), super().p
print(M().t())
class A(int): pass
for b in ((int, str, 5), (A, str), (A, str, 5), (str, A, None), (int, int), (A, A), (bool,), (int, bool), (object, object), (A, object), (5, int, str)):
    try: print(type('T', b, {}))
    except Exception as e: print(b, type(e), e)
class P: pass
try: type('T', (P, 5), {})
except Exception as e: print(e)
try: P.x = property(len); print('ok')
except Exception as e: print(e)
class Q: pass
try: type('T', (5, Q), {})
except Exception as e: print(e)
try: Q.x = property(len); print('ok')
except Exception as e: print(e)
class X(int): pass
try: type('T', (int, X), {})
except Exception as e: print(e)
try: X.x = property(len); print('ok')
except Exception as e: print(e)
