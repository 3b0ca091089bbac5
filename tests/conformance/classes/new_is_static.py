# cpython: differs - it says more of what staticmethod and bound methods are
class C:
    def __new__(*a):
        print('new', len(a), [x if isinstance(x, (int, type)) else 'inst' for x in a]); return object.__new__(a[0])
class D(C): pass
def later(*a): print('later', len(a))
o = D()
o.__new__(D)
C.__new__(D)
super(D, o).__new__(D)
super(D, D).__new__(D)
f = super(D, o).__new__
f(D, 1)
print(type(C.__dict__['__new__']))
print(type(C.__dict__['__new__']) == staticmethod, type(o.__new__))
class E: pass
E.__new__ = later
print(type(E.__dict__['__new__']))
e = object.__new__(E)
e.__new__()
class F(E): pass
x = object.__new__(F)
super(F, x).__new__()
E.__new__()
class G:
    __new__ = lambda *a: print('lambda', len(a))
print(type(G.__dict__['__new__']))
G()
class H:
    __new__ = len
print(type(H.__dict__['__new__']))
class I:
    def __new__(*a): yield 1
print(type(I.__dict__['__new__']))
def outer():
    z = 1
    class J:
        def __new__(*a): return z
    print(type(J.__dict__['__new__']))
    class K:
        @classmethod
        def __new__(*a): print('cm', len(a), a[0])
    print(type(K.__dict__['__new__']))
    try: K()
    except Exception as e: print(e)
outer()
T = type('T', (), {'__new__': lambda *a: print('T', len(a))})
print(type(T.__dict__['__new__']))
d={'__new__': lambda *a: print('T', len(a))}
T=type('T', (), d)
print(type(d['__new__']))
d['x']=5
print(hasattr(T,'x'))
def outer():
    z = 1
    class J:
        def __new__(*a):
            print(z, len(a), [x if isinstance(x, (int, type)) else 'inst' for x in a]); return object.__new__(J)
    return J
J = outer()
j=J()
j.__new__(7)
class K(J): pass
k=K(3)
k.__new__()
def l2(*a): print('l2',len(a)); return 5
class L:
    __new__ = staticmethod(l2)
print(L(1))
class M:
    @classmethod
    def __new__(*a): print('cm', a); return 8
print(M(1))
class M2(M): pass
print(M2(1))
class N:
    __new__ = lambda *a: 5
    __new__ = classmethod(l2)
print(N(1,2))
class P: pass
P.__new__ = l2
print(P(9))
P.__new__ = staticmethod(l2)
print(P(9))
class Q:
    def __new__(*a): yield a
print(list(Q(1))[0][1:])
