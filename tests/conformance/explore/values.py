"""Leaves of generated expressions: source text of values by the letter of their kind."""

KINDS = {
    "i": """0 1 2 3 -1 -2 5 7 10 -10 63 64 100 127 128 255 256 -255 65535 65536 0x10ffff
        1073741823 1073741824 -1073741824 -1073741825 2147483647 2147483648 -2147483648 -2147483649
        4294967295 4294967296 0x7fffffffffffffff 0x8000000000000000 -0x8000000000000000
        -0x8000000000000001 0xffffffffffffffff 0x10000000000000000 1000000007 123456789012345678901234567890
        -98765432109876543210987654321 (1<<100) -(1<<100) (1<<128)-1 1000000000000000000000""".split(),
    "n": "0 1 2 3 4 5 -1 -2 -3 -4 7 9 100 -100".split(),
    "b": ["True", "False"],
    "f": """0.0 -0.0 1.0 -1.0 0.5 1.5 2.5 -2.5 3.14159 1e10 1e16 1e17 123456789.125 1e100 1e-5 1e-4
        1.7976931348623157e308 5e-324 2.2250738585072014e-308 float('inf') float('-inf') float('nan')
        0.1 1/3 2/3 1e22 1e23 99999.5 123456.0 1234567.0 1073741824.0 2147483648.0 4294967296.0 1e15
        -1e-7 12345678.9 0.001 100.0""".split(),
    "c": "0j 1j (1+2j) (-1.5-0.5j) 3.5j (2+0j) complex(1,-1) complex(0.0,-0.0) (1e10+1e-10j)".split(),
    "s": [
        "''", "'a'", "'abc'", "'Hello'", "'hello world'", "' spaced\\t '", "'a,b,,c'", "'aXbXc'", "'123'",
        "'-12'", "'0x1f'", "'1e3'", "'\\xe9\\u20ac\\U0001f600'", "'\\n'", "'a\\nb\\r\\nc'", "\"it's\"",
        "'\"q\"'", "'\\'\"'", "'\\x00\\x7f'", "'ABC def'", "'ab'*3", "'aaa'", "'%d'", "'{}'", "'\\\\'",
        "'\\u0101b'", "'abcabc'", "'bc'", "'b'", "','", "' '", "'x'*20", "'_a1'", "'ß'",
    ],
    "y": [
        "b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "b' x '", "b'a,b,,c'", "b'12'", "b'bc'",
        "b'\\xc3\\xa9'", "b\"'\"", "b'\\n\\t\\\\'", "b'ABC'", "b'ab'*4", "b'b'", "b','",
    ],
    "Y": ["bytearray()", "bytearray(b'abc')", "bytearray(3)", "bytearray(b'\\x00\\xffa')", "bytearray(b'a,b')"],
    "m": [
        "memoryview(b'abc')", "memoryview(bytearray(b'hello'))", "memoryview(array('h',[1,-2,300]))",
        "memoryview(b'abcdef')[1:4]", "memoryview(array('d',[1.5,2.5]))", "memoryview(b'')",
        "memoryview(array('I',[1,4294967295]))",
    ],
    "A": [
        "array('b',[1,-2,3])", "array('B',b'abc')", "array('h',[1,300])", "array('H')", "array('i',[1,-1])",
        "array('I',[1,4294967295])", "array('l',[5])", "array('L',[7])", "array('q',[1<<40,-1])",
        "array('Q',[(1<<64)-1])", "array('f',[1.5,-2.25])", "array('d',[0.1,1e300])",
    ],
    "l": [
        "[]", "[1]", "[1,2,3]", "[3,1,2]", "['a','b']", "[1,'a',None]", "[[1],[2,3]]", "[1.5,2]", "[0]*4",
        "[1,2,3,4,5,6]", "[(1,2),(3,4)]", "['b','a','c']", "[True,False]", "[None]", "[[]]", "[b'x']",
    ],
    "t": [
        "()", "(1,)", "(1,2,3)", "('a','b')", "(1,'a',None)", "((1,2),(3,))", "(1,2)", "('abc',5)", "(3.5,)",
        "(1,2,3,4)", "(0,-1)", "('',)", "(None,)",
    ],
    "d": [
        "{}", "{1:2}", "{'a':1}", "{'a':1,'b':2}", "{1:'x',2:'y'}", "{(1,2):3}", "{None:0}", "{'k':[1]}",
        "dict(a=5)", "{1.5:1}", "{True:'t'}", "{b'a':1}", "OrderedDict()", "OrderedDict([('z',1),('a',2)])",
    ],
    "S": ["set()", "{1}", "{1,2,3}", "{'a'}", "{2,3}", "{None}", "{1,'a'}"],
    "F": ["frozenset()", "frozenset([1])", "frozenset([1,2,3])", "frozenset('a')", "frozenset([2,3])"],
    "r": ["range(0)", "range(3)", "range(1,10,3)", "range(5,0,-1)", "range(2,2)", "range(-3,3)", "range(10,0,-3)"],
    "N": ["None", "...", "NotImplemented"],
    "k": ["len", "abs", "str", "int", "list", "(lambda x:x)", "(lambda x:-x)", "(lambda x,y:x)", "bool", "repr",
          "(lambda:1)", "(lambda *a:a)", "(lambda x:1/0)", "ord", "isinstance", "bytes.decode", "''.join"],
    "T": ["int", "str", "list", "tuple", "dict", "object", "type", "bool", "float", "bytes", "Exception",
          "ValueError", "C", "I", "range", "set", "(int,str)", "bytearray", "complex", "OSError", "type(None)"],
    "o": ["C(1)", "C('a')", "C([1,2])", "I(5)", "I(-1)", "St('abc')", "L([1,2])", "Tu((1,2))", "D(a=1)",
          "By(b'xy')", "Fl(2.5)", "E()", "P(3)", "P(-2)", "Se([1,2])", "G(3)", "H()", "Call()", "deque([1,2],4)",
          "NT(1,2)", "ValueError('v')", "OSError(2)", "Exception()", "slice(1,2)", "object()",
          "deque((),2)"],
    "g": ["iter([1,2])", "iter('ab')", "(x for x in (1,2))", "map(str,(1,2))", "zip((1,2),'ab')", "enumerate('ab')",
          "filter(None,(0,1))", "reversed([1,2])", "iter({1:2})", "iter(range(2))", "iter((1,))", "iter(b'ab')",
          "{1:2}.keys()", "{1:2}.values()", "{1:2}.items()"],
    "p": ["':'", "'::'"],
    "x": ["slice(None)", "slice(1,None)", "slice(None,None,-1)", "slice(-2,None)", "slice(0,2)", "slice(None,None,2)",
          "slice(5,1,-2)", "slice(1,100)", "slice(None,-1)", "slice(2,1)", "slice(None,None,0)", "slice('a')",
          "slice(-100,100,3)", "slice(None,0,-1)"],
}

# What stands for "any of these".
GROUPS = {
    "a": "iiibffcssyYmAllttddSFrNkToogx",
    "I": "ssyYmAllttdSFrgo",  # iterables
    "u": "ibf",  # numbers that have an order
    "q": "ibfc",  # numbers
    "B": "yYmA",  # buffers
    "Q": "sylt",  # plain sequences
    "h": "iifsst",  # hashable
}

PRELUDE = '''
try:
    from array import array
    from collections import OrderedDict, deque, namedtuple
except ImportError:
    pass
class C:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'C(%r)' % (self.v,)
class I(int): pass
class St(str): pass
class L(list): pass
class Tu(tuple): pass
class D(dict): pass
class By(bytes): pass
class Fl(float): pass
class Se(set): pass
class E: pass
class P:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ('add', self.v, o)
    def __radd__(self, o): return ('radd', self.v, o)
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return ('rsub', self.v, o)
    def __mul__(self, o): return ('mul', self.v, o)
    def __neg__(self): return ('neg', self.v)
    def __lt__(self, o): return self.v < (o.v if isinstance(o, P) else o)
    def __eq__(self, o): return isinstance(o, P) and self.v == o.v
    def __hash__(self): return self.v
    def __len__(self): return self.v
    def __getitem__(self, i):
        if isinstance(i, int) and i > 2: raise IndexError('end')
        return ('item', i)
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
    def __contains__(self, o): return o == self.v
    def __call__(self, *a, **k): return ('call', a, sorted(k))
    def __repr__(self): return 'P'
    def __str__(self): return 'strP'
    def __int__(self): return self.v
    def __float__(self): return self.v * 1.0
    def __abs__(self): return 'abs'
    def __iadd__(self, o): return ('iadd', o)
class G:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
    def __getattr__(self, name): return 'attr ' + name
class H:
    def __len__(self): return -1
    def __bool__(self): return 5
    def __hash__(self): return 'x'
    def __repr__(self): return 7
    def __iter__(self): return 3
class Call:
    def __call__(self, *a): return a
    def __enter__(self): return 9
    def __exit__(self, *a): return True
    def __str__(self): return 'call'
NT = namedtuple('NT', 'x y')
class Desc:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): return ('get', self.n, o is None, t.__name__)
    def __set__(self, o, v): say(('set', self.n, v))
    def __delete__(self, o): say(('delete', self.n))
class Getter:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): return ('got', self.n)
def kind(v): return type(v).__name__
def told(e): return kind(e), e.args
log = []
def say(v): log.append(v if len(log) < 30 else 1 // 0)
turns = 0
def again():
    global turns
    turns += 1
    say('again')
    return turns % 3
class M:
    def __init__(self, v): self.v = v
    def __enter__(self): say('enter'); return self.v
    def __exit__(self, t, v, b):
        say(('exit', t and t.__name__))
        if self.v == 2: raise TypeError('exit')
        return self.v == 1
def t(i, f):
    global log
    log = []
    try:
        r = f()
        n = kind(r)
        if n in ('generator', 'map', 'zip', 'enumerate', 'filter', 'reversed', 'iterator') or 'iter' in n or n[:4] == 'dict' and n != 'dict':
            r = list(r) if not isinstance(r, (dict,)) else r
        if n in ('memoryview', ):
            r = (len(r), list(r))
        r = repr(r)
    except BaseException as e:
        n = kind(e)
        try:
            r = e.args
            r = [x for x in r]
        except BaseException as e:
            r = kind(e)
    print('\\n@', i, n, r)
def failed(i, e): print('\\n@', i, kind(e), e.args)
'''
