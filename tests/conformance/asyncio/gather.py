# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def value(v, ms):
    await asyncio.sleep(ms / 1000)
    if v is None:
        raise ValueError("none")
    return v


async def main():
    print(await asyncio.gather(value(1, 20), value(2, 5), value(3, 0)))
    try:
        await asyncio.gather(value(1, 50), value(None, 5))
    except ValueError as e:
        print("raised", e)
    found = await asyncio.gather(value(None, 1), value(2, 2), return_exceptions=True)
    print(type(found[0]), found[1])


asyncio.run(main())
