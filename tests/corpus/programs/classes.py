# classes, super, closures through classes
class A: pass
class B(): pass
class C(A, B): x = 1
class D(A, *args, metaclass=M, **kw):
    """doc"""
    y: int = 1
    z = y
    def __init__(self, a):
        super().__init__(a)
        super().x.y
        super().f(a).g
        super(D, self).h()
        s = super()
        self.a = a
        self.b, self.c = a, a
    @property
    def p(self): return self.a
    @p.setter
    def p(self, v): self.a = v
    @staticmethod
    def s(): return __class__
    @classmethod
    def c(cls, *a): return super().c(*a)
    class Inner:
        q = 1
        def m(self): return super().m()
    async def co(self): return await super().co()
    for i in y: print(i)
    del y
def f(v):
    class E:
        w = v
        def g(self): return v, E
        v = 1
    return E
class G:
    x = [y for y in z]
    t = lambda self: x
    global u
    u = 1
