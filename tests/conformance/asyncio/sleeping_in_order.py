# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def after(ms, name):
    await asyncio.sleep(ms / 1000)
    print(name)


async def main():
    await asyncio.gather(after(900, "c"), after(300, "a"), after(600, "b"), after(0, "now"))


asyncio.run(main())
