# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def bad(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def main():
    task = asyncio.create_task(bad(1))
    try:
        await task
    except ValueError as e:
        print("task", e)
    try:
        await bad(2)
    except ValueError as e:
        print("direct", e)
    return "result"


print(asyncio.run(main()))
try:
    asyncio.run(bad(3))
except ValueError as e:
    print("run", e)
