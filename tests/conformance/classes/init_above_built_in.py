# cpython: differs - it follows the order of its linearised bases
def go(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
class C:
    def __init__(self, *a): print('init C', a)
    def __setattr__(self, n, v): print('C.setattr', n)
    def __new__(cls, *a): 
        print('new C', a); return object.__new__(cls)
class P: pass
class Q(object): pass
class R(P): pass
class S(P, Q): pass
class T(P, C): pass
class L(list): pass
class M(L): pass
class N(P, L): pass
class O(P):
    def __init__(self, *a): print('init O', a)
for A in (P, Q, R, S, T, L, M, N, O):
  for B in (C, P, L, T):
    try:
        class D(A, B): pass
    except Exception as e:
        print('class', A, B, type(e)); continue
    print('---', A, B)
    try:
        o = D()
    except Exception as e:
        print('make', e); continue
    go('super', lambda: super(D, o).__init__(1))
    go('super0', lambda: super(D, o).__init__())
    go('superA', lambda: super(A, o).__init__(2))
    go('superA0', lambda: super(A, o).__init__())
    go('D.init', lambda: D.__init__(o, 3))
    go('o.init', lambda: o.__init__(4))
    go('A.init', lambda: A.__init__(o, 5))
    go('new', lambda: type(super(D, o).__new__(D)))
    go('setattr', lambda: super(D, o).__setattr__('x', 1))
    go('getattr', lambda: super(D, o).__getattr__('x'))
    go('delattr', lambda: super(D, o).__delattr__('x'))
    go('has', lambda: (hasattr(super(D,o), '__init__'), hasattr(super(D,o), '__new__'), hasattr(super(D,o), '__setattr__'), hasattr(super(D,o), '__len__')))
class C:
    def __init__(self,*a): print('C', a)
class L(list): pass
class U(L, C): pass
class D(U): pass
class P: pass
class V(P, U): pass
class W(V): pass
for k in (D, W, U, V):
    o = k()
    try: super(k, o).__init__((1,2)); print(o, list(o))
    except Exception as e: print(type(e), e)
    try: super(k, o).__init__(5); print(list(o))
    except Exception as e: print(type(e), e)
class X(int):
    def __new__(cls, *a): print('X.new', a); return super().__new__(cls)
class Y(X, C): pass
try: y = Y(3)
except Exception as e: print(e)
class Z(list, C): pass
z=Z((1,))
print(z)
super(Z,z).__init__((3,4)); print(z)
