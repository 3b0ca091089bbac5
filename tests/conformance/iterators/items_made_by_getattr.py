# cpython: differs - it looks in the class alone
def told(f):
    try: return f()
    except BaseException as e: return type(e).__name__, e.args
for v in ('str', 5, None, lambda n: [1,2][n]):
    class A:
        def __getattr__(self, n): return v
    class B: pass
    B.__getattr__ = lambda self, n: v
    class C:
        def __getattr__(self, n): raise AttributeError(n)
    C.__getattr__ = lambda self, n: v
    for K in (A, B, C):
        o = K()
        for f in (lambda: next(iter(o)), lambda: o[0], lambda: len(o), lambda: 1 in o, lambda: o(), lambda: o + 1, lambda: -o, lambda: bool(o), lambda: hash(o) and 0, lambda: str(o)[:2], lambda: (lambda a, b: a)(*zip(o, range(2))), lambda: o == 1, lambda: next(o), lambda: reversed(o), lambda: int(o), lambda: abs(o), lambda: [1,2,3][o]):
            print(K.__name__, told(f))
        def w():
            with o: return 1
        print(told(w))
        def w():
            a, b = o
            return 1
        print(told(w))
        def w():
            o[1] = 2
            del o[1]
        print(told(w))
        def w():
            for x in o:
                return x
        print(told(w))
class K: pass
class S(K): pass
s = S()
K.__getattr__ = lambda self, n: ('got', n)
print(s.zz, S().yy, hasattr(s, 'q'))
K.__len__ = lambda self: 4
print(len(s))
K.__call__ = lambda self: 'called'
print(s())
K.__eq__ = lambda self, o: 'eq'
print(s == 1)
K.__getitem__ = lambda self, i: [1,2,3][i]
print(list(s))
class A:
    def __iter__(self): return iter((1,))
o = A()
o.__getitem__ = lambda i: i
print(list(o))
class B: pass
o = B()
o.__getitem__ = lambda i: [5,6][i]
try: print(list(o))
except Exception as e: print(e)
try: print(o[0])
except Exception as e: print(e)
o.__iter__ = lambda: iter((1,))
try: print(list(o))
except Exception as e: print(e)
class C:
    def __getattr__(self, n):
        print('asked', n)
        if n == '__getitem__': return lambda i: [7,8][i]
        raise AttributeError(n)
try: print(list(C()))
except Exception as e: print(e)
class D:
    def __getattr__(self, n):
        print('asked', n)
        if n == '__next__': return lambda: 3
        raise AttributeError(n)
try: print(next(D()))
except Exception as e: print(e)
it = iter(o) if False else None
class E:
    def __init__(self): self.f = [1,2,3]
    def __getitem__(self, i): return self.f[i]
e = E()
it = iter(e)
print(next(it))
E.__getitem__ = lambda self, i: 'new'
print(next(it))
class F:
    __getitem__ = [1,2]
try: print(list(F()))
except Exception as e: print(e)
class G:
    @staticmethod
    def __getitem__(i): return 'ab'[i]
try: print(list(G()))
except Exception as e: print(e)
try: print(G()[0])
except Exception as e: print(e)
class H:
    @classmethod
    def __getitem__(cls, i): return [cls.__name__][i]
try: print(list(H()))
except Exception as e: print(e)
try: print(H()[0])
except Exception as e: print(e)
