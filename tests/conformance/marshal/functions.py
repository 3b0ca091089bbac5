# oracle: cpython - the oracle has no marshal
import marshal
def outer(a, b=2, *args, c=3, **kw):
    """doc"""
    t = (1, 2.5, "text", b"bytes", None, True, ..., (3, (4, -5), ()), 123456789012345678901234567890, 1e300, 5e-324, -0.1, 3j, "gr\u0041")
    def inner(x):
        return [i * x for i in range(a)]
    class K:
        z = {k: v for k, v in [(1, 2)]}
        def m(self, q=1): return self.z, q
    try:
        1 / c
    except ZeroDivisionError as e:
        return "zero"
    return t, inner(b), K().m(), args, sorted(kw.items())
F = type(outer)
data = marshal.dumps(outer.__code__)
print(type(data))
f = F(marshal.loads(bytearray(data)), {"sorted": sorted, "range": range, "ZeroDivisionError": ZeroDivisionError, "__name__": "x"})
print(str(f(3, 4, 5, c=1, d=6)).replace("4.940656458412465", "5"))
print(f(3, 4, c=0))
print(f(3, 4, 5, c=1, d=6) == outer(3, 4, 5, c=1, d=6))
def gen(n):
    for i in range(n):
        yield i
print(list(F(marshal.loads(marshal.dumps(gen.__code__)), {"range": range})(4)))
exec(marshal.loads(marshal.dumps(compile("print('hello', 1 + 2)\nfor i in range(2): print(i)", "x", "exec"))))
print(eval(marshal.loads(marshal.dumps(compile("40 + 2", "x", "eval")))))
for bad in (b"", b"M", data[:20], b"X" + data[1:]):
    try:
        print(marshal.loads(bad))
    except (ValueError, EOFError, TypeError):
        print("refused")
try:
    F(marshal.loads(marshal.dumps((lambda: undefined).__code__)), {})()
except NameError as e:
    print('NameError')
