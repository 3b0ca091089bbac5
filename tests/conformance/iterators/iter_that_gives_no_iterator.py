# cpython: differs - it checks what __iter__ gives
class H:
    def __iter__(self): return 5
class T:
    def __iter__(self): return (1,2)
class N:
    def __iter__(self): return self
def told(f):
    try: return f()
    except BaseException as e: return type(e).__name__, e.args
def loop(o):
    for x in o: return x
def unpack(o):
    a, b = o
def gen(o):
    yield from o
for K in H, T, N:
    o = K()
    for f in (iter, loop, list, tuple, set, unpack, sum, any, lambda o: 1 in o, lambda o: print(*o), lambda o: next(iter(o)), lambda o: list(zip(o, o)), lambda o: list(map(str, o)), lambda o: zip(o, o), lambda o: map(str, o), lambda o: enumerate(o), lambda o: filter(None, o), lambda o: sorted(o), max, lambda o: dict(o), lambda o: list(gen(o)), lambda o: ''.join(o), lambda o: [].extend(o), lambda o: [x for x in o], bytes, bytearray, lambda o: list(reversed(o))):
        r = told(lambda: f(o))
        print(r if isinstance(r, tuple) or r is None else type(r))
