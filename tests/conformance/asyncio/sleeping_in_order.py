# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def after(ms, name):
    await asyncio.sleep(ms / 1000)
    print(name)


async def main():
    await asyncio.gather(after(60, "c"), after(20, "a"), after(40, "b"), after(0, "now"))


asyncio.run(main())
