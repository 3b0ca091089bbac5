async def leaf():
    return 5


async def f():
    a = await leaf()
    b = await leaf()
    return a + b


c = f()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
d = f()
d.close()
try:
    d.send(None)
except (StopIteration, RuntimeError):
    print("closed")
