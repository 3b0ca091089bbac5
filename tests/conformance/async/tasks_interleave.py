# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    tasks = [asyncio.create_task(worker(c, n)) for c, n in (("a", 3), ("b", 2), ("c", 1))]
    for t in tasks:
        print(await t)


asyncio.run(main())
