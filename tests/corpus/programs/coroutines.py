# async def, await, async with, async for
async def f(a):
    await a
    x = await a.b(1)
    return await (await a)[0]
async def g(a):
    async with a: pass
    async with a as b: return b
    async with a as b, c as (d, e): pass
    async for x in a: print(x)
    async for x, y in a:
        if x: break
        if y: continue
    else: print(a)
    for i in a:
        async with b:
            if i: break
            continue
    try:
        async for x in a:
            return x
    finally:
        await b
async def h():
    yield 1
    await x
    return [y for y in await x]
class A:
    async def m(self):
        async with self.lock:
            await self.n()
            return 1
