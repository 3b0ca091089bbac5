# cpython: differs - a built-in type that stands first does all operations of a kind, or none
class Plain:
    def __new__(cls, *args): return 'made by Plain'
    def __add__(self, other): return 'added by Plain'
    def __radd__(self, other): return 'added by Plain, from the right'
    def __eq__(self, other): return 'compared by Plain'
    def __lt__(self, other): return 'ordered by Plain'
    def __neg__(self): return 'negated by Plain'
    def __len__(self): return 5
    def __bool__(self): return False
    def __hash__(self): return 99
    def __getitem__(self, index): return 'item of Plain'
    def __contains__(self, item): return True
    def __iter__(self): return iter('Plain')
    def __repr__(self): return 'repr of Plain'
    def __call__(self): return 'called in Plain'
    def __divmod__(self, other): return 'divided by Plain'
    def m(self): return 'm of Plain'


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for base, arguments in ((int, (5,)), (str, ('ab',)), (list, ([1, 2],)), (dict, ({0: 1},)), (tuple, ((1, 2),)),
                        (bytes, (b'ab',)), (range, (3,)), (ValueError, (1,))):
    class Left(base): pass
    class Between(Left, Plain): pass
    class Direct(base, Plain): pass
    class Late(Plain, Left): pass
    for cls in (Between, Direct, Late):
        print(base.__name__, cls.__name__)
        o = cls(*arguments)
        show(lambda: o)
        if isinstance(o, cls):
            show(lambda: o + 1)
            show(lambda: 'a' + o)
            show(lambda: o == 5)
            show(lambda: o < 'a')
            show(lambda: -o)
            show(lambda: bool(o))
            show(lambda: base is int or len(o))
            show(lambda: hash(o) == 99)
            show(lambda: o[0])
            show(lambda: 7 in o)
            show(lambda: list(o))
            show(lambda: o())
            show(lambda: divmod(o, 2))
            show(lambda: o.m())
