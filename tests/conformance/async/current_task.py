# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def f():
    return asyncio.current_task()


async def main():
    t = asyncio.create_task(f())
    print((await t) is t, asyncio.current_task() is t)


asyncio.run(main())
