@micropython.viper
def f(a:int):
    b = a
    b = "x"
# ---
@micropython.viper
def f():
    a
    return b
    c=1

# ---
@micropython.viper
def f(x=1): pass
# ---
@micropython.viper
def f(*a): pass
# ---
@micropython.viper
def f(**a): pass
# ---
@micropython.viper
def f(*, a): pass
# ---
@micropython.viper
def f(a, b, c, d, e): pass
# ---
@micropython.viper
def f(a:foo): pass
# ---
@micropython.viper
def f(a:1): pass
# ---
@micropython.viper
def f()->foo: pass
# ---
@micropython.viper
def f()->1: pass
# ---
@micropython.viper
def f():
    yield 1
# ---
@micropython.viper
def f():
    x: int = 1
    x="s"
# ---
@micropython.viper
def f():
    x: foo = 1

# ---
@micropython.viper
def f():
    for i in range(10): pass
    i="s"
# ---
@micropython.viper
def f(a:ptr8):
    return a[0]

# ---
@micropython.viper
def f(a:ptr8)->int:
    a[0]=1
    a["x"]=2
# ---
@micropython.viper
def f():
    return 1
# ---
@micropython.viper
def f():
    return
# ---
@micropython.viper
def f()->int:
    return None
# ---
@micropython.viper
def f()->int:
    return
# ---
@micropython.viper
def f()->int:
    pass
# ---
@micropython.viper
def f():
    raise 1
# ---
@micropython.viper
def f():
    raise ValueError
# ---
@micropython.viper
def f(a:int):
    raise a
# ---
@micropython.viper
def f(a:int):
    with a: pass
# ---
@micropython.viper
def f():
    try:
        pass
    except: pass

# ---
@micropython.viper
def f(a:int):
    for x in a: pass
# ---
@micropython.viper
def f():
    def g(): pass
    return g
# ---
@micropython.viper
def f(a:int):
    def g(): return a

# ---
@micropython.viper
def f(a:int):
    return lambda: a
# ---
@micropython.viper
def f(a:int):
    return [x+a for x in y]
# ---
@micropython.viper
def f():
    x = 1
    x = x + 1.5
# ---
@micropython.viper
def f():
    global x
    x = 1
# ---
@micropython.viper
def f(a:int):
    print(a)
# ---
@micropython.viper
def f():
    import m
# ---
@micropython.viper
def f(a:int)->bool:
    return a<3
# ---
@micropython.viper
def f(a:int):
    if a: pass
# ---
@micropython.viper
def f(a:ptr8):
    if a: pass
# ---
@micropython.viper
def f(a:ptr8):
    return not a
# ---
@micropython.viper
def f():
    return ptr8(1)
# ---
@micropython.viper
def f():
    return int
# ---
@micropython.viper
def f():
    int = 3
# ---
@micropython.viper
def f():
    x = int(1, 2)
# ---
@micropython.viper
def f():
    return int()
# ---
@micropython.viper
def f():
    del x
# ---
@micropython.viper
def f(a):
    del a
# ---
@micropython.viper
def f(a:int):
    a += 1
    a -= 1.0
# ---
@micropython.viper
def f():
    x = y = 1

# ---
@micropython.viper
def f():
    a, b = 1, 2
# ---
@micropython.viper
def f(a:int):
    x = (a,1)
    y=[a]
    z={a:a}
    s={a}
# ---
@micropython.viper
def f(a:int):
    return a[0]
# ---
@micropython.viper
def f(a:int):
    a[0]=1
# ---
@micropython.viper
def f(a:int):
    a.x
# ---
@micropython.viper
def f(a:int):
    a.x=1
# ---
@micropython.viper
def f(a:int):
    a()
# ---
@micropython.viper
def f(a:int):
    "s".join(a)
# ---
@micropython.viper
def f(a:int):
    return b[a]
# ---
@micropython.viper
def f(a:int):
    b[a]=a
# ---
@micropython.viper
def f(a:int):
    b.x=a
# ---
@micropython.viper
def f(a:int):
    assert a
    assert a, "x"
# ---
@micropython.viper
def f():
    x=None
    x=1
# ---
@micropython.viper
def f():
    x=None
    return x
# ---
@micropython.viper
def f():
    print(x)
    x=1
# ---
@micropython.viper
def f():
    x = x + 1

# ---
@micropython.viper
def f():
    pass
    return
    return 1
# ---
@micropython.viper
def f():
    pass
    raise x
    return 1
# ---
@micropython.viper
def f(a):
    while a:
        break
        return 1

# ---
@micropython.viper
def f(int:int):
    x = int(1)
    return x
# ---
@micropython.viper
def f():
    x = int
    x=1
# ---
@micropython.viper
def f():
    print(int)
# ---
@micropython.viper
def f():
    x = int(int)

# ---
@micropython.viper
def f():
    x = [int]
# ---
@micropython.viper
def f():
    pass
    x = ptr8(ptr8)

# ---
@micropython.viper
def f():
    q.x = int
# ---
@micropython.viper
def f():
    q[0] = int
# ---
@micropython.viper
def f():
    if int: pass
# ---
@micropython.viper
def f():
    x = int + 1
# ---
@micropython.viper
def f():
    x = int[0]
# ---
@micropython.viper
def f():
    int[0] = 1
# ---
@micropython.viper
def f():
    int.x
# ---
@micropython.viper
def f(a:int):
    x = not (a<3)
# ---
@micropython.viper
def f(a):
    x = not a
    return x
# ---
@micropython.viper
def f(a):
    for x in a:
        x = 1
# ---
@micropython.viper
def f(a):
    x, y = a
    x = 1
# ---
@micropython.viper
def f(a):
    x, y = 1, a
    y = 1
# ---
@micropython.viper
def f(a):
    with a as x:
        x = 1
# ---
@micropython.viper
def f(a):
    try: pass
    except a as e:
        e = 1

# ---
@micropython.viper
def f(a):
    import m
    m = 1
# ---
@micropython.viper
def f():
    x = f"{a}"
    x=1
# ---
@micropython.viper
def f(a:int,b:int,c:int):
    x = a < b < c
    x=1

# ---
@micropython.viper
def f(a:int,b:int,c:int):
    x = a < b < c
    return x

# ---
@micropython.viper
def f(a:int):
    def g(): return a
    a = "s"
# ---
@micropython.viper
def f(a:int):
    def g(): return a
    a = 1
# ---
@micropython.viper
def f():
    a = 1
    def g(): return a
    a = "s"
# ---
@micropython.viper
def f():
    a = 1
    def g(): return a
    return a
# ---
@micropython.viper
def f(a:int):
    def g(): return a
    return a
# ---
@micropython.viper
def f():
    def g(a): return a + 1

# ---
@micropython.viper
def f():
    g = lambda a: a + 1

# ---
@micropython.viper
def f():
    def g(a): yield a

# ---
@micropython.viper
def f():
    x = [a + 1 for a in y]

# ---
@micropython.viper
def f():
    x = (a + 1 for a in y)

# ---
@micropython.viper
def f():
    class A:
        x = 1
        def m(self): return 1

# ---
@micropython.viper
def f(a:int):
    a[0] += 1
# ---
@micropython.viper
def f(a:ptr8):
    a[0] += 1
    a[0] -= "x"
# ---
@micropython.viper
def f(a:ptr8, i:uint):
    a[i] <<= 1

# ---
@micropython.viper
def f(x:int=1)->int:
    return x
# ---
@micropython.viper
def f(*x:int):
    return x
# ---
@micropython.viper
def f(*x):
    x=1
# ---
@micropython.viper
def f(**x):
    x=1
# ---
@micropython.viper
def f(a, *, x:int):
    x="s"
# ---
@micropython.viper
def f(a:"int"): pass
# ---
@micropython.viper
def f(a:m.int): pass
# ---
@micropython.viper
def f(a:None): pass
# ---
@micropython.viper
def f()->None: pass
# ---
@micropython.viper
def f()->None:
    return 1
# ---
@micropython.viper
def f()->object:
    return 1
# ---
@micropython.viper
def f(a:str): pass
# ---
@micropython.viper
def f(a:float): pass
# ---
@micropython.viper
async def f(): pass
# ---
@micropython.viper
async def f():
    await x
# ---
@micropython.viper
def f():
    x = yield
# ---
@micropython.viper
def f():
    yield from x
# ---
@micropython.viper
def f(a:int):
    return a if a else None
# ---
@micropython.viper
def f():
    global q
    q += 1
# ---
@micropython.viper
def f():
    q.x += 1
# ---
@micropython.viper
def f():
    q[0] += 1
# ---
@micropython.viper
def f():
    x = q + 1
# ---
@micropython.viper
def f():
    x = 1 + 2
    x = "s"
# ---
@micropython.viper
def f():
    x: uint = 1
    x = uint(2)
# ---
@micropython.viper
def f():
    x: uint
    x = 1
# ---
@micropython.viper
def f(a:int):
    print(a < 1, -a, a+1)
# ---
@micropython.viper
def f():
    x = -1
    x = uint(1)
# ---
@micropython.viper
def f():
    x = 1 << 31

# ---
@micropython.viper
def f():
    x = 0xffffffff
    x = 1
# ---
@micropython.viper
def f():
    x = uint(0xffffffff)
    y = x
    x = 1
# ---
@micropython.viper
def f():
    x = True
    x = 1
# ---
@micropython.viper
def f():
    x = "a" "b"
    x=1
# ---
@micropython.viper
def f():
    x = ()
    x=1
# ---
@micropython.viper
def f():
    x = (1,2)
    x=1
# ---
@micropython.viper
def f():
    x = b"s"
    x=1
# ---
@micropython.viper
def f():
    x = ...
    x=1
# ---
@micropython.viper
def f():
    x = __debug__
    x=1
# ---
@micropython.viper
def f():
    (x := 1)
    x="s"
# ---
@micropython.viper
def f(a):
    assert 1 < 2
    assert a, 1

# ---
@micropython.viper
def f(a):
    super().x

# ---
@micropython.viper
def f(a):
    x = a()
    x=1
# ---
@micropython.viper
def f(a):
    x = a.b()
    x=1
# ---
@micropython.viper
def f(a):
    x = a.b
    x=1
# ---
@micropython.viper
def f(a):
    x = a[0]
    x=1
# ---
@micropython.viper
def f(a):
    x = -a
    x=1
# ---
@micropython.viper
def f(a):
    x = a in b
    x=1
# ---
@micropython.viper
def f(a):
    x = a is None
    x=1
# ---
@micropython.viper
def f(a:int):
    x = a is None

# ---
@micropython.viper
def f(a:ptr8):
    x = a is None

# ---
@micropython.viper
def f(a):
    x = a == 1

# ---
@micropython.viper
def f(a):
    x = a == None

# ---
@micropython.viper
def f():
    raise
# ---
@micropython.viper
def f():
    try: pass
    except: raise
# ---
@micropython.viper
def f():
    try: pass
    finally: pass
# ---
@micropython.viper
def f():
    from m import *
# ---
@micropython.viper
def f():
    from m import x
    x=1
# ---
@micropython.viper
def f(a):
    raise a from None
# ---
@micropython.viper
def f(a):
    yield a
# ---
@micropython.viper
def f(a):
    yield from a
# ---
@micropython.viper
async def f(a):
    await a
# ---
@micropython.viper
async def f(a):
    async for x in a: pass
# ---
@micropython.viper
async def f(a):
    async with a: pass
# ---
@micropython.viper
def f(a):
    return [x for x in a]
# ---
@micropython.viper
def f(a):
    with a: pass
# ---
@micropython.viper
def f(a:foo)->bar: pass
# ---
@micropython.viper
def f(a:1)->2: pass
# ---
@micropython.viper
def f(*a,**b): global q; q=a
# ---
@micropython.viper
def f(a):
    class A: pass

# ---
@micropython.viper
def f(a):
    a[1:2:3]=a[::]
    {1:2}
    {1,2}
    x,*y=a
# ---
@micropython.viper
def f(a):
    for i in range(10): a+=i

# ---
@micropython.viper
def f(a):
    try:
        return 1
    finally:
        a()

# ---
@micropython.viper
def f(a):
    while 1:
        try: break
        finally: a

# ---
x=1
@micropython.viper
class A:
    def f(self): return 1
# ---
@micropython.viper
@micropython.bytecode
def f(): return 1
# ---
@micropython.viper()
def f(): return 1
# ---
@micropython.viper(1)
def f(): return 1
# ---
@micropython.viper
def f():
    @micropython.bytecode
    def g(): return 1
# ---
@micropython.viper
@d
def f(): return 1
# ---
class A:
    @micropython.viper
    def f(self): return 1
# ---
if x:
    @micropython.viper
    def f(self):
        x
        return 1
# ---
@micropython.viper
def f(): return 1
@micropython.viper
def g(): return 2
break
# ---
def h():
    break
@micropython.viper
def f(): return 1

# ---
@micropython.viper
def f():
    return 1
    break
# ---
@micropython.viper
def f():
    1 + "s"
    x = y = 1; return 2
# ---
@micropython.viper
def f():
    if x:
        return 1
        z
    else:
        return "s"
# ---
@micropython.viper
def f():
    if 1+x:
        a
        z
    else:
        return "s"
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a + b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a / b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a // b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a % b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a ** b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr32):
    pass
    x = (a << b)
    return x
# ---
@micropython.viper
def f(a:int,b:object):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:int):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:uint):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:bool):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr8):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr16):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:int,b:ptr32):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:object):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:int):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:uint):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:bool):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr8):
    pass
    x = (a & b)
    return x
# ---
@micropython.viper
def f(a:ptr8,b:ptr16):
    pass
    x = (a & b)
    return x
