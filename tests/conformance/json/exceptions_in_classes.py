# cpython: differs - it writes no exceptions
import json
class A(ValueError): pass
class B(A): pass
class K(KeyError):
    def __str__(self): return 'own'
class R(KeyError):
    def __repr__(self): return 'rep'
class O(OSError): pass
class S(Exception):
    def __init__(self, *a): super().__init__(*a[1:])
for v in (ValueError(), ValueError(1), ValueError('a', 2), ValueError('a'), A(), A(1), A('x"'), B('x'), B(1, 'b'), OSError(2), OSError(2, 'x'), O(2), O(2,'x'), KeyError('k'), K('k'), R('k'), SystemExit(), StopIteration(3), S(1,'q'), B([1,'a',None])):
    try: print(json.dumps(v), json.dumps([v]), json.dumps({v: 1}))
    except Exception as e: print(type(v), type(e), e)
