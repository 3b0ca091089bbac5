"""Random calls of the modules that reckon with values: patterns, packed bytes, JSON, heaps, streams."""

# More kinds of leaves, by letter.
KINDS = {
    "R": [
        "r'a'", "r'a+'", "r'(a|b)*c'", "r'^a'", "r'b$'", "r'.'", "r'.*'", "r'.+?b'", "r'[a-c]+'", "r'[^a-c]'", "r'\\d+'", "r'\\w+'",
        "r'\\s*'", "r'\\D'", "r'\\W'", "r'\\S+'", "r'(a)(b)?'", "r'(?:ab)+'", "r'((a)|b)+'", "r'a??'", "r'x*'", "r''", "r'a|'", "r'|a'",
        "r'(,)'", "r'l+'", "r'(\\w)(\\w)'", "r'[\\d,]'", "r'\\.'", "r'[a\\]]'", "r'(a*)*'", "r'a{2}'", "r'('", "r')'", "r'['", "r'*'",
        "r'a**'", "r'\\\\'", "r'[]a]'", "r'[a-]'", "r'(?=a)'", "r'(?P<n>a)'", "r'(o)\\s(w)'", "r'^'", "r'$'", "r'\\n'", "b'a+'", "r'(.)(.)(.)'",
    ],
    "V": ["''", "'x'", "r'\\1'", "r'\\g<1>'", "r'<\\0>'", "r'\\2\\1'", "r'\\9'", "r'\\g<0>'", "'a'", "(lambda m: m.group(0)+'!')", "r'\\g'", "'\\\\'"],
    "Z": [
        "'b'", "'B'", "'h'", "'>H'", "'<i'", "'!I'", "'q'", "'Q'", "'f'", "'d'", "'bh'", "'<bh'", "'3s'", "'2b'", "'s'", "'0s'", "'bq'",
        "'>bq'", "'x'", "'2xb'", "'e'", "'@bi'", "'hhl'", "'P'", "''", "'<'", "'z'", "'3'", "'l'", "'>L'", "'5sb'", "'?'", "'c'", "'iii'", "b'b'",
    ],
    "J": [
        "'1'", "'-1.5e3'", "'[]'", "'[1, 2]'", "'{}'", "'{\"a\": 1}'", "'\"x\"'", "'\"\\\\u20ac\\\\n\"'", "'null'", "'true'", "'[true, false]'",
        "' 1 '", "'[1,'", "'{\"a\"}'", "'nul'", "'\"a'", "'[[1],[{}]]'", "''", "' '", "'1 2'", "'[1 2]'", "'{1: 2}'", "']'", "'1e'", "'-'",
        "'[1}'", "'{\"a\":1,\"a\":2}'", "'[1,,2]'", "'{:}'", "'x'", "'\"\\\\x\"'", "'0123'", "'1.5.5'", "'{\"b\": [1, {\"c\": null}]}'", "b'[1]'",
    ],
    "K": ["deque((),3)", "deque([1,2,3],5)", "deque([1,2],2,1)", "deque((),0)", "deque('abc',4)", "deque([1],1,1)", "deque([1,2,3,4],3)"],
    "H": ["[]", "[1]", "[1,3,2]", "[1,2,3,4]", "['a','b']", "[(1,'b'),(1,'a')]", "[2,1]", "[1.5,2]", "(1,2)", "[1,'a']", "[5,4,3,2,1]"],
    "W": [
        "io.BytesIO(b'ab\\ncd')", "io.StringIO('ab\\ncd')", "io.BytesIO()", "io.StringIO()", "io.BytesIO(b'x'*9)", "io.StringIO('\\xe9\\u20acz')",
        "io.BytesIO(3)", "io.StringIO('a\\n\\nb\\n')",
    ],
    "G": [
        "(x for x in (1,2,3))", "gen(1)", "gen('a')", "gen(None)", "((yield_ for yield_ in 'ab'))", "gen([1])", "gen(0)",
    ],
    "M": [
        "memoryview(b'abcdef')", "memoryview(bytearray(b'hello'))[1:]", "memoryview(array('h',[1,-2,300]))[1:]", "memoryview(array('i',[1,2,3,4]))[1:3]",
        "memoryview(bytearray(4))[:0]", "memoryview(array('B',b'abc'))", "memoryview(array('f',[1.5]))", "memoryview(memoryview(b'ab'))",
    ],
    "e": ["'>5'", "'<3'", "'.2f'", "'x'", "'+d'", "'^7'", "'08.3f'", "'s'", "'b'", "'e'", "','", "'%'", "'c'", "''", "'10'", "'q'", "'#x'"],
}

EXPRESSIONS = [
    # re
    "found(re.match($R,$s))", "found(re.search($R,$s))", "found(re.search($R,$s))", "found(re.compile($R).match($s))", "re.compile($R).split($s)",
    "re.compile($R).split($s,$n)", "re.sub($R,$V,$s)", "re.sub($R,$V,$s,$n)", "re.compile($R).sub($V,$s)", "found(re.search($R,$y))", "re.match($R,$a)",
    "re.search($R,$s).group($n)", "re.search($R,$s).group($a)", "found(re.match($a,$s))", "found(re.compile($R).search($s))", "re.sub($a,$V,$s)",
    "re.compile($R).sub($a,$s)", "found(re.match($R,$s,$n))", 
    "found(re.search(re.compile($R),$s))", "re.compile($a)", "re.sub($R,$a,$a)", "re.compile($R).sub($V,$s,$n)",
    # struct
    "struct.calcsize($Z)", "struct.calcsize($a)", "struct.pack($Z,$n)", "struct.pack($Z,$i)", "struct.pack($Z,$u)", "struct.pack($Z,$a)",
    "struct.pack($Z,$n,$n)", "struct.pack($Z,$n,$n,$n)", "struct.pack($Z,$y)", "struct.pack($Z,$a,$a)", "struct.unpack($Z,$y)", "struct.unpack($Z,$B)",
    "struct.unpack($Z,struct.pack($Z,$n,$n))", "struct.unpack_from($Z,$B,$n)", "struct.unpack_from($Z,$y)", "struct.unpack($Z,b'\\x80'*struct.calcsize($Z))",
    "struct.unpack($a,$a)", "struct.unpack_from($Z,$a,$a)", "struct.pack($a,$a)", "struct.unpack($Z,bytes(range(200,200+struct.calcsize($Z))))",
    # json
    "json.loads($J)", "json.loads($J)", "json.loads($a)", "json.dumps($a)", "json.dumps($a)", "json.dumps([$a,$a])", "json.dumps({$h:$a})", "json.dumps({$a:$a})",
    "json.loads(json.dumps($a))", "json.dumps($a,separators=($s,$s))", "json.dumps($d,separators=$t)", "json.dumps($a,separators=$a)", "json.load($W)",
    "json.load(io.StringIO($J))", "json.load($a)", "json.dump($a,$a)", "written(lambda w: json.dump($a,w))", "json.dumps($s)", "json.dumps($f)", "json.dumps($o)",
    "json.loads($J+$J)", "json.loads('['+$J+','+$J+']')", "json.loads('{\"k\":'+$J+'}')",
    # heapq
    "heapq.heappop($H)", "heapq.heappush($H,$n)", "heapq.heappush($H,$a)", "heapq.heapify($H)", "heapq.heappop($a)", "heapq.heapify($a)", "heapq.heappush($a,$a)",
    # deque
    "list($K)", "len($K)", "bool($K)", "$K[$n]", "$K[$a]", "$K.pop()", "$K.popleft()", "$K+$K", "$K==$K", "$n in $K", "iter($K)", "$K.append($a)", "$K.appendleft($a)",
    "deque($I,$n)", "deque($a,$a)", "deque($I,$n,$n)", "deque($I)", "deque()", "$K[$n:$n]", "sorted($K)", "$K.$z", "[x for x in $K]", "$K.extend($I)",
    # streams
    "$W.read()", "$W.read($n)", "$W.readline()", "$W.readline($n)", "$W.readlines()", "list($W)", "$W.write($s)", "$W.write($y)", "$W.write($a)", "$W.getvalue()",
    "$W.seek($n)", "$W.seek($n,$n)", "$W.tell()", "$W.readinto($Y)", "$W.readinto($a)", "$W.close()", "$W.flush()", "next($W)", "$W.$z", "io.BytesIO($a).getvalue()",
    "io.StringIO($a).getvalue()", "$W.read($a)", "print($a,$a,file=$W)", "print($a,file=$a)", "written(lambda w: print($a,$a,file=w))", "written(lambda w: print($a,sep=$s,end=$s,file=w))",
    "sys.print_exception($a,$W)", "written(lambda w: sys.print_exception(ValueError($a),w))", "io.BytesIO($a,$a)",
    # generators
    "[next($G),next($G)]", "$G.send($a)", "$G.throw($T)", "$G.throw(ValueError($a))", "$G.throw($a)", "$G.close()", "list($G)", "$G.throw(ValueError,$a)", "$G.throw(ValueError,$a,None)",
    "list(through($G))", "list(through($a))", "next(through($G))", "through($G).throw(KeyError)", "through($G).close()", "$G.pend_throw($a)", "[*$G]", "sum($G)", "dict($G)", "a,b=$G",
    # memory views
    "$M[$n]", "bytes($M)", "list($M)", "len($M)", "$M[$n:$n]", "bytes($M[$n:$n])", "$M[$n:$n:$n]", "$M==$y", "$M==$M", "$M+$y", "$y+bytes($M)", "$n in $M", "hash($M) and 0", "$y.join([$M,$M])",
    "array($s,$I)", "array('b',$I)", "array('H',$l)", "array('f',$I)", "array('i',$a)", "array($a)", "array('d',$B)", "array('q',$I)", "array('Q',[$i])", "array('b',[$i])", "array('B',[$a])", "array('h',[$i])",
    "bytearray($M)", "$M.$z", "memoryview($M)[$n]", "$M.cast($s)", "int.from_bytes($M,'little')", "$A+$A", "$A*$n", "$A==$A", "$A<$A", "$n in $A", "$A==$l", "sorted($A)", "array('I',$A)", "bytes($A)",
    # nested fields
    "'{:{}}'.format($a,$e)", "'{0:{1}}'.format($a,$e)", "'{:{w}.{p}f}'.format($u,w=$n,p=$n)", "'{:{}{}}'.format($u,$e,$n)", "'{a[b]:>{w}}'.format(a={'b':$a},w=$n)", "format($a,$e)",
    "'{!r:{}}'.format($a,$e)", "'{0.v!s:{1}}'.format($o,$e)", "f'''{$u:{$e}}'''", "f'''{$o!r}'''", "f'''{$b!s:{$n}}'''", "f'''{$i}{$d}'''", "f'''{$u:{$n}.{$n}}'''", "'{:>{}}{:<{}}'.format($a,$n,$a,$n)", "'{:{:}}'.format($a,$a)",
    "'%*d' % ($n,$i)", "'%-*.*f' % ($n,$n,$u)", "'%(a)s %(b)r' % {'a':$a,'b':$a}", "'%s %s' % $t", "'%%%s' % $a", "$s.format(**$d)", "$s % $d", "$y % $a", "$y % $t", "'{0[0]}{0[1]}'.format($Q)",
    # numbers
    "$i.to_bytes($n,'big',signed=True)", "int.from_bytes($y,'little',signed=True)", "int.from_bytes($y)", "$i.bit_length()", "int($s,0)", "int($s,16)", "int($s,2)", "$f.as_integer_ratio()", "$i.real", "$i.numerator", "$i.conjugate()",
    "math.floor($f)", "math.ceil($u)", "math.trunc($u)", "math.isclose($u,$u)", "math.isclose($u,$u,rel_tol=$u)", "math.isclose($u,$u,abs_tol=$f)", "math.factorial($n)", "math.frexp($f)", "math.modf($u)", "math.ldexp($f,$n)",
    "math.isnan($u)", "math.isinf($u)", "math.isfinite($a)", "math.copysign($u,$u)", "math.fmod($u,$u)", "math.sqrt($u)", "math.pow($n,$n)", "math.fabs($a)", "math.degrees($n)", "math.radians($n)", "math.atan2($u,$n)", "math.sin($n)",
    "math.log2($n)", "math.log($n,$n)", "math.log10($i)", "math.exp($n)", "math.trunc($a)", "math.floor($a)", "cmath.polar($c)", "cmath.rect($n,$n)", "cmath.phase($c)", "cmath.sqrt($c)", "cmath.exp($n)", "cmath.cos($n)", "cmath.log($c)",
    # bytes and text
    "binascii.hexlify($y)", "binascii.hexlify($y,$s)", "binascii.unhexlify($y)", "binascii.unhexlify($s)", "binascii.b2a_base64($y)", "binascii.b2a_base64($y,newline=$b)", "binascii.crc32($y)", "binascii.crc32($y,$n)",
    "binascii.hexlify($a)", "binascii.crc32($a,$a)", "hashlib.sha256($y).digest()", "hashlib.sha256($a).digest()", "hashlib.sha256($y).digest()[:4]", "hashlib.sha256().update($a)",
    # collections
    "namedtuple($s,$s)", "namedtuple('N',$l)", "namedtuple('N',$a)", "namedtuple($a,$a)", "NT($a,$a)._asdict()", "NT($a,$a)[$n]", "NT($a,$a)[$n:$n]", "NT(1,2)==$t", "NT($a,$a).x", "NT(*$I)", "NT(**$d)", "namedtuple('N',('a','b'))(*$t)",
    "OrderedDict($I)", "OrderedDict($d)==$d", "list(OrderedDict([($h,$a),($h,$a)]))", "OrderedDict([($h,1),($h,2)]).popitem()", "OrderedDict($d,x=$a)", "list(reversed(OrderedDict([(1,2),(3,4)])))", "OrderedDict.fromkeys($I)",
    "errno.errorcode.get($n)", "sys.intern($a)", "sys.getsizeof($n) and 0", "isinstance($a,deque)", "micropython.const($a)",
]

# `x` is of the first kind; the statements change it.
CHANGES = [
    ("K", "x.append($a)\n x=list(x)"), ("K", "x.appendleft($a)\n x=list(x)"), ("K", "x.extend($I)\n x=list(x)"), ("K", "x.extend($a)\n x=list(x)"), ("K", "x[$n]=$a\n x=list(x)"), ("K", "x+=$I\n x=list(x)"),
    ("K", "x.pop();x.append($a)\n x=list(x)"), ("K", "x.popleft();x.append($n);x.append($n)\n x=list(x)"), ("K", "del x[$n]\n x=list(x)"), ("K", "x.appendleft($n);x.pop()\n x=list(x)"), ("K", "x.clear()\n x=list(x)"),
    ("H", "heapq.heapify(x);heapq.heappush(x,$n)"), ("H", "heapq.heapify(x);x=[heapq.heappop(x) for _ in range(len(x))]"), ("H", "heapq.heappush(x,$a)"), ("H", "x=(heapq.heappop(x),x)"),
    ("W", "x.write($s);x.seek($n);x=(x.read($n),x.tell())"), ("W", "x.seek($n);x.write($s);x=x.getvalue()"), ("W", "x.seek($n,$n);x.write($y);x=(x.getvalue(),x.tell())"), ("W", "x.read($n);x=(x.readline(),x.tell(),x.read())"),
    ("W", "\n with x as y: x=y.read()"), ("W", "x.close();x=x.read()"), ("W", "x.close();x.close()"), ("W", "x.readline($n);x=(x.read(1),list(x))"), ("W", "b=bytearray(4);x=(x.readinto(b),b)"), ("W", "b=bytearray(4);x=(x.readinto(b,$n),b)"),
    ("W", "print($a,file=x);x=x.getvalue()"), ("W", "json.dump($a,x);x=x.getvalue()"), ("W", "x.truncate($n)"), ("W", "x.write($M);x=x.getvalue()"),
    ("Y", "struct.pack_into($Z,x,$n,$n)"), ("Y", "struct.pack_into($Z,x,$n,$n,$a)"), ("Y", "struct.pack_into($Z,x,0,$y)"), ("Y", "struct.pack_into($a,x,$a,$a)"), ("a", "struct.pack_into($Z,x,$n,$n)"), ("A", "struct.pack_into($Z,x,$n,$n)"),
    ("M", "x[$n]=$n\n x=list(x)"), ("M", "x[$n:$n]=$y\n x=list(x)"), ("M", "x[:]=$B\n x=list(x)"), ("M", "x[$n:$n]=x[$n:$n]\n x=list(x)"), ("M", "x[$n]=$a\n x=list(x)"), ("Y", "m=memoryview(x);m[$n:$n]=m[$n:$n]"), ("Y", "m=memoryview(x)[$n:];m[$n]=$n"),
    ("Y", "m=memoryview(x);x.append(1);m[0]=9"), ("Y", "x[$n:$n]=x"), ("Y", "x.extend(x)"), ("A", "x.extend(x)"), ("l", "x.extend(x)"), ("l", "x[$n:$n]=x"), ("l", "x+=x"), ("d", "x.update(x)"), ("S", "x.update(x)"), ("S", "x-=x"), ("Y", "x+=x"),
    ("G", "x=(next(x),x.throw(ValueError))"), ("G", "x=(next(x),x.send($a),x.close())"), ("G", "next(x);x.close();x=next(x)"), ("G", "x=[next(x),next(x),next(x)]"), ("G", "x.close();x.throw(KeyError($a))"), ("G", "x=(next(x),x.throw(GeneratorExit))"),
    ("G", "x=(next(x),x.throw(StopIteration))"), ("G", "x=(next(x),next(x),x.throw(IndexError,$a))"), ("G", "y=through(x);x=(next(y),y.send($a),y.throw(ValueError($a)))"), ("G", "y=through(x);x=(next(y),y.close(),list(x))"),
    ("G", "\n for y in x:\n  if y: break\n x=(y,list(x))"), ("K", "\n for y in x:\n  say(y)\n  x.append(y)"), ("d", "\n for y in x:\n  say(y)\n  x[len(log)]=2"), ("S", "\n for y in x:\n  say(y)\n  x.add(len(log))"), ("l", "\n for y in x:\n  if len(x)<9: x.append(y)"), ("d", "\n for y in x: del x[y]"),
]

PRELUDE = '''
import re, struct, json, heapq, io, sys, math, cmath, binascii, hashlib, errno, micropython
def found(m): return m and [m.group(i) for i in range(groups(m))]
def groups(m):
    for i in range(9):
        try: m.group(i)
        except IndexError: return i
    return 9
class Sink(io.IOBase):
    def __init__(self): self.said = b''
    def write(self, data):
        self.said += bytes(data)
        return len(data)
def written(f):
    sink = Sink()
    r = f(sink)
    return r, sink.said
def gen(v):
    try:
        w = yield v
        say(w)
        w = yield [v, w]
        yield from (v, w)
    except ValueError as e: yield e.args
    finally: say('finally')
    return 'done'
def through(g):
    try: r = yield from g
    except KeyError as e: r = yield ('caught', e.args)
    yield ('result', r)
'''
