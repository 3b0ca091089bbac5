# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def leaf(x):
    await asyncio.sleep(0)
    return x * 2


async def middle(x):
    a = await leaf(x)
    b = await leaf(a)
    return a, b


async def main():
    print(await middle(1))
    return "result"


print(asyncio.run(main()))
