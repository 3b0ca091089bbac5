# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def producer(q, e):
    for i in range(4):
        q.append(i)
        e.set()
        await asyncio.sleep(0)
    q.append(None)
    e.set()


async def consumer(q, e):
    while True:
        while not q:
            e.clear()
            await e.wait()
        x = q.pop(0)
        if x is None:
            break
        print("got", x)


async def main():
    q, e = [], asyncio.Event()
    await asyncio.gather(producer(q, e), consumer(q, e))


asyncio.run(main())
