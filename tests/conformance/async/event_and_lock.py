# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def waiter(e, name):
    await e.wait()
    print(name, "woke")


async def locked(l, name):
    async with l:
        print(name, "in")
        await asyncio.sleep(0)
        print(name, "out")


async def main():
    e = asyncio.Event()
    ts = [asyncio.create_task(waiter(e, n)) for n in "ab"]
    await asyncio.sleep(0)
    print(e.is_set())
    e.set()
    await asyncio.gather(*ts)
    e.clear()
    print(e.is_set())
    l = asyncio.Lock()
    await asyncio.gather(locked(l, "x"), locked(l, "y"))
    print(l.locked())


asyncio.run(main())
