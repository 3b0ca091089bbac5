"""Random hierarchies of classes, and what becomes of their instances."""

BASES = ["", "", "", "", "object", "int", "str", "list", "dict", "tuple", "Exception", "ValueError", "float", "bytes", "bytearray", "set"]

MEMBERS = [
    "v=1", "v=[1]", "w='class %s'", "def m(self): return ('m %s',self.x if hasattr(self,'x') else None)", "def m(self,*a): return ('m %s',super().m(*a))",
    "def m(self,a=1,*,b=2): return ('%s',a,b)", "def __init__(self,*a): self.x=('%s',a)", "def __init__(self,*a):\n  super().__init__(*a)\n  self.y='%s'",
    "def __init__(self,x=0): self.x=x", "def __init__(self): pass", "def __init__(self,*a): say('init %s')", "def __init__(self,*a): return 5",
    "def __new__(cls,*a):\n  say('new %s')\n  return super().__new__(cls,*a)", "def __new__(cls,*a):\n  say('new %s')\n  return object.__new__(cls)",
    "def __new__(cls,*a): return 'new %s'", "def __new__(cls,*a): return super().__new__(cls)",
    "def __getattr__(self,n):\n  if n[0]=='_': raise AttributeError(n)\n  return ('getattr %s',n)", "def __getattr__(self,n): raise AttributeError('%s '+n)",
    "def __setattr__(self,n,v):\n  say(('set %s',n))\n  object.__setattr__(self,n,v)", "def __setattr__(self,n,v):\n  super().__setattr__(n,(v,))", "def __delattr__(self,n):\n  say(('del %s',n))\n  object.__delattr__(self,n)",
    "@property\n def p(self): return 'p %s'", "@property\n def p(self): return self.x\n @p.setter\n def p(self,v): self.x=('set',v)\n @p.deleter\n def p(self): say('deleted')",
    "p=property(lambda self:'%s',None,None)", "p=property()", "@staticmethod\n def s(*a): return ('s %s',a)", "@classmethod\n def c(cls,*a): return (cls.__name__,'%s',a)", "@classmethod\n def c(cls,*a): return ('c',super().c(*a))",
    "d=Desc('%s')", "d=Getter('%s')", "def __call__(self,*a,**k): return ('call %s',a,sorted(k))", "def __eq__(self,o): return 'eq %s'", "def __eq__(self,o): return NotImplemented", "def __ne__(self,o): return 'ne %s'",
    "def __lt__(self,o): return ('lt %s')", "def __gt__(self,o): return ('gt %s')", "def __le__(self,o): return NotImplemented", "def __hash__(self): return 7", "__hash__=None", "def __len__(self): return 3", "def __len__(self): return 'x'", "def __bool__(self): return False",
    "def __getitem__(self,i): return ('item %s',[i][i==9])", "def __getitem__(self,i):\n  if i>2: raise IndexError\n  return i", "def __setitem__(self,i,v): say(('%s',i,v))", "def __delitem__(self,i): say(('%s',i))", "def __contains__(self,o): return o=='%s'",
    "def __iter__(self): return iter((1,'%s'))", "def __iter__(self):\n  yield 1\n  yield '%s'", "def __iter__(self): return self", "def __next__(self): raise StopIteration", "def __reversed__(self): return iter('%s')",
    "def __enter__(self): return 'enter %s'", "def __exit__(self,*a):\n  say(('exit %s',a[0] and a[0].__name__))\n  return True", "def __exit__(self,*a): say('exit %s')", "def __repr__(self): return 'repr %s'", "def __str__(self): return 'str %s'", "def __repr__(self): return super().__repr__()+'%s'",
    "def __add__(self,o): return ('add %s')", "def __add__(self,o): return NotImplemented", "def __radd__(self,o): return ('radd %s',o)", "def __iadd__(self,o):\n  say('iadd %s')\n  return self", "def __mul__(self,o): return ('mul',super().__mul__(o))", "def __neg__(self): return 'neg %s'",
    "def __sub__(self,o): return 1/0", "def __rsub__(self,o): return ('rsub %s',o)", "def __pow__(self,o): return 'pow %s'", "def __divmod__(self,o): return '%s'", "def __matmul__(self,o): return '@ %s'", "def __invert__(self): return '~ %s'", "def __pos__(self): return '+ %s'", "def __abs__(self): return 'abs %s'",
    "def __int__(self): return 4", "def __float__(self): return 4.5", "def __index__(self): return 2", "def __complex__(self): return 1j", "def __bytes__(self): return b'%s'", "def __format__(self,s): return 'format %s '+s", "def __dir__(self): return ['%s']", "def __del__(self): pass",
    "__slots__=('x',)", "__slots__=()", "def append(self,v): super().append((v,))", "def get(self,*a): return 'get %s'", "def keys(self): return ['%s']", "_private=1", "__mangled=1", "def q(self): return self.__mangled", "x=5", "def __getattribute__(self,n): return 'ga %s'",
    "def __init_subclass__(cls,**k): say('subclass %s')", "def __set_name__(self,o,n): say('name')", "def __class_getitem__(cls,i): return ('cgi %s',i)", "class Inner: z='%s'", "n=v if 'v' in dir() else 0", "m2=lambda self: '%s'", "locals_=sorted(k for k in locals() if k[0]!='_')",
]

USES = [
    "o.m()", "o.m(1)", "o.v", "o.w", "o.x", "o.y", "o.p", "o.s(1)", "o.c(1)", "o.d", "o()", "o(1,k=2)", "o==1", "o!=1", "o<1", "o>1", "o<=1", "o>=o", "1<o", "1==o", "o==o", "hash(o) and 0", "len(o)", "bool(o)", "o[0]", "o[1:2]", "1 in o", "list(o)", "repr(o)", "str(o)", "o+1", "1+o", "o*2", "-o", "o-1", "1-o",
    "o**2", "divmod(o,2)", "o@1", "~o", "+o", "abs(o)", "int(o)", "float(o)", "complex(o)", "[1,2,3,4][o]", "bytes(o)", "format(o,'>5')", "'%s'%(o,)", "'{}'.format(o)", "dir(o)==0", "o.nothing", "hasattr(o,'m')", "hasattr(o,'zz')", "getattr(o,'zz',7)", "type(o).__name__", "k.m(o)", "k.s(1)", "k.c(1)", "k.v", "k.d", "k.p and 0", "k.nothing", "k.__name__",
    "isinstance(o,A)", "issubclass(k,A)", "isinstance(o,int)", "isinstance(o,(str,Exception))", "k()", "k(1,2)", "k(x=1)", "reversed(o) and 0", "list(reversed(o))", "next(o)", "iter(o) and 0", "sorted([o,o]) and 0", "max(o,o) is o", "sum([o])", "o.append(1)", "o.get(1)", "o.get(1,2)", "o.keys()", "dict(o)", "tuple(o)", "set(o)", "o.args", "o.Inner.z", "o.q()", "o._private", "o.n", "o.m2()", "o.locals_", "o.__class__.__name__",
    "setattr(o,'x',5)", "setattr(o,'p',5)", "setattr(o,'d',5)", "setattr(o,'new',5)", "delattr(o,'x')", "delattr(o,'p')", "delattr(o,'d')", "delattr(o,'nothing')", "setattr(k,'v',9)", "o.__setitem__(1,2)", "o.__getitem__(0)", "o.__len__()", "o.__add__(1)", "o.__init__()", "o.__dict__", "k.__bases__", "k.__dict__ and 0", "super(A,o).m()", "super(k,o).m()", "super(k,o).__init__()", "callable(k.__init__)",
    "o is o", "callable(o)", "o.__eq__(1)", "o.__repr__()", "o.__str__()", "o.upper()", "o.real", "o.bit_length()", "o.decode()", "o.count(1)", "o.add(1)", "o.items()", "o.index(0)", "o.__hash__()", "o.__contains__(1)", "o.__iter__() and 0", "o.__call__(1)", "o.__enter__()", "k[1]", "bool(k)", "type(k)", "k==k", "hash(k) and 0", "o.value", "o.errno",
    "o.__new__(k) and 0", "k.__new__(k) and 0", "k.__new__(k).x", "super(k,o).v", "super(k,o).x", "super(k,o).p", "super(k,o).d", "super(k,k).c(1)", "super(k,o).c(1)", "super(k,o).s(1)", "super(k,o).__init__(1)", "super(k,o).__setattr__('x',1)",
    "super(k,o).__repr__()", "super(k,o).__add__(1)", "super(k,o).__len__()", "super(k,o).append(1)", "hasattr(super(k,o),'m')", "k.__init__(o)", "A.__init__(o,1)", "A.m(o)", "A.p", "o.__class__ is k", "type('T',(k,),{})().m()", "type('T',(k,),{'v':2}).v", "type('T',(k,A),{})().w", "type('T',(),dict(m=k.m))().m()",
    "issubclass(k,(int,A))", "issubclass(A,k)", "isinstance(k,type)", "isinstance(o,object)", "getattr(k,'m')(o)", "getattr(super(k,o),'zz',3)", "[o.m,k.m][0]()", "list(map(k,[1]))==0", "o.m.__name__", "k.m.__name__", "o in [o]", "o in (1,2)", "{o:1}[o]", "min([o],key=lambda y:1) is o", "o or 1", "not o", "all([o])", "str(k)", "print(k,end='')", "json.dumps(o)", "hash(k)==hash(k)",
]

STATEMENTS = [
    "with o as y: r.append(y)", "with o: 1/0", "raise o", "o[1]=2", "del o[1]", "o+=1\nr.append(o)", "o.x=3\nr.append(o.x)", "del o.x", "o.p=4\nr.append(o.p)", "del o.p", "o.d=6\nr.append(o.d)", "del o.d", "for y in o: r.append(y)", "a,b=o\nr.append(a)", "r.append([*o])", "r.append({**o})",
    "try: raise o\nexcept A as e: r.append('caught')", "try: raise k\nexcept Exception as e: r.append(e.args)", "k.v=8\nr.append(o.v)", "k.m=lambda self:'new'\nr.append(o.m())", "del k.v", "o.m=lambda:'own'\nr.append(o.m())", "o*=2\nr.append(o)", "assert o", "print(o)", "r.append(f'{o!r:>3}')", "global g\ng=o.m\nr.append(g())",
    "class T(k): pass\nr.append(T().m())", "class T(k):\n def m(self): return ('T',super().m())\nr.append(T().m())", "class T(k):\n def __init__(self,*a): super().__init__(*a)\nr.append(T(1).x)", "class T(k,A): v=3\nr.append(T().v)", "k.__new__=lambda c,*a:5\nr.append(k())", "k.__init__=lambda self,*a:say('later')\nr.append(k(1).x)", "k.__len__=lambda self:2\nr.append(len(o))",
    "k.__getattr__=lambda self,n:n\nr.append(o.zz)", "A.__getattr__=lambda self,n:n\nr.append(o.zz)", "k.p=property(lambda self:4)\nr.append(o.p)", "A.p=property(lambda self:4)\nr.append(o.p)", "A.__setattr__=lambda self,n,v:say((n,v))\no.x=1", "del k.m\nr.append(o.m())", "x,*y=o\nr.append(y)", "o[0]+=1", "o.x+=1\nr.append(o.x)", "o-=1\nr.append(o)", "try: o.nothing\nexcept AttributeError as e: r.append(e.args)", "while o:\n r.append(1)\n break", "match=[y for y in o]\nr.append(match)",
    "o.__getitem__=lambda i:[1,2][i]\nr.append(list(o))", "k.__getitem__=staticmethod(lambda i:[1,2][i])\nr.append((list(o),o[0]))", "k.__add__=classmethod(lambda c,v:(c.__name__,v))\nr.append(o+1)", "k.__lt__=staticmethod(lambda *a:len(a))\nr.append(o<1)",
]


class Hierarchy:
    """Classes `A`, `B`, ..., an instance `o` of one of them, `k`, and what is done with it."""

    def __init__(self, classes, made, uses):
        self.classes, self.made, self.uses = classes, made, uses

    def lines(self):
        for name, bases, members in self.classes:
            yield f"class {name}({bases}):" if bases else f"class {name}:"
            if not members:
                yield " pass"
            for member in members:
                yield " " + (member.replace("%s", name))

    def source(self):
        yield from self.lines()
        yield f"k={self.classes[-1][0]}"
        yield f"o=k({self.made})"

    def __str__(self):
        return "\n".join(self.source()) + "\n# " + "; ".join(use.replace("\n", "|") for use in self.uses)

    def run(self, number):
        setup = "\n".join(" " + line for text in self.source() for line in text.split("\n"))
        uses = []
        for use in self.uses:
            body = use.replace("\n", "\n  ") if use in STATEMENTS else f"r.append({use})"
            uses.append(f" try:\n  {body}\n except BaseException as e: r.append(told(e))\n")
        return f"def run():\n global log\n log=[]\n r=[]\n{setup}\n{''.join(uses)} return r,log\nt({number},run)\n"

    def smaller(self):
        for i in range(len(self.uses)):
            yield Hierarchy(self.classes, self.made, self.uses[:i] + self.uses[i + 1:])
        for i, (name, bases, members) in enumerate(self.classes):
            def changed(new):
                return Hierarchy(self.classes[:i] + new + self.classes[i + 1:], self.made, self.uses)
            for j in range(len(members)):
                yield changed([(name, bases, members[:j] + members[j + 1:])])
            if bases:
                yield changed([(name, "", members)])
            if len(self.classes) > 1 and i < len(self.classes) - 1:
                yield changed([])
        if self.made:
            yield Hierarchy(self.classes, "", self.uses)


def fits(base, member):
    """`__new__` of a built-in type is an internal function in the oracle, which instances then hold."""
    return base in ("", "object") or ".__new__(" not in member


def test(r):
    base = r.choice(BASES)
    members = [m for m in MEMBERS if fits(base, m)]
    names, classes = "ABCD"[:r.choice([1, 1, 2, 2, 3, 4])], []
    for i, name in enumerate(names):
        bases = base if r.random() < 0.5 else ""
        if i and r.random() < 0.8:
            bases = ",".join(r.sample(names[:i], min(i, r.choice([1, 1, 2]))))
            if r.random() < 0.15:
                bases += "," + (base or "object")
        classes.append((name, bases, [r.choice(members) for _ in range(r.choice([0, 1, 2, 3, 4, 5]))]))
    uses = [r.choice(STATEMENTS) if r.random() < 0.2 else r.choice(USES) for _ in range(r.choice([3, 5, 8]))]
    return Hierarchy(classes, r.choice(["", "", "", "1", "(1,2)", "'a'", "1,2", "x=1"]), uses)
