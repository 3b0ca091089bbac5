@micropython.native
def f():
    raise
# ---
@micropython.native
def f():
    try: pass
    except: raise
# ---
@micropython.native
def f():
    try: pass
    finally: pass
# ---
@micropython.native
def f():
    from m import *
# ---
@micropython.native
def f():
    from m import x
    x=1
# ---
@micropython.native
def f(a):
    raise a from None
# ---
@micropython.native
def f(a):
    yield a
# ---
@micropython.native
def f(a):
    yield from a
# ---
@micropython.native
def f(a):
    del a
# ---
@micropython.native
async def f(a):
    await a
# ---
@micropython.native
async def f(a):
    async for x in a: pass
# ---
@micropython.native
async def f(a):
    async with a: pass
# ---
@micropython.native
def f(a):
    return [x for x in a]
# ---
@micropython.native
def f(a):
    with a: pass
# ---
@micropython.native
def f(a:foo)->bar: pass
# ---
@micropython.native
def f(a:1)->2: pass
# ---
@micropython.native
def f(*a,**b): global q; q=a
# ---
@micropython.native
def f(a):
    class A: pass

# ---
@micropython.native
def f(a):
    a[1:2:3]=a[::]
    {1:2}
    {1,2}
    x,*y=a
# ---
@micropython.native
def f(a):
    for i in range(10): a+=i

# ---
@micropython.native
def f(a):
    try:
        return 1
    finally:
        a()

# ---
@micropython.native
def f(a):
    while 1:
        try: break
        finally: a

# ---
@micropython.native
@micropython.viper
def f(): return 1
# ---
@micropython.viper
@micropython.native
def f(): return 1
# ---
@micropython.native
def f():
    @micropython.viper
    def g(): return 1
# ---
@micropython.viper
def f():
    @micropython.native
    def g(): return 1
