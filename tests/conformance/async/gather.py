# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def f(x):
    await asyncio.sleep(0.01 * (3 - x))
    return x


async def bad():
    raise ValueError("bad")


async def main():
    print(await asyncio.gather(f(1), f(2), f(0)))
    try:
        await asyncio.gather(f(1), bad())
    except ValueError as e:
        print("ValueError", e)
    r = await asyncio.gather(f(1), bad(), return_exceptions=True)
    print(r[0], type(r[1]).__name__)


asyncio.run(main())
