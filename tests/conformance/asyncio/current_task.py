# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def other(first):
    print(asyncio.current_task() is first)


async def main():
    me = asyncio.current_task()
    await asyncio.create_task(other(me))
    print(asyncio.current_task() is me)
    await other(me)


asyncio.run(main())
