# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def slow(t):
    await asyncio.sleep(t)
    return "done"


async def main():
    print(await asyncio.wait_for(slow(0.001), 1))
    try:
        await asyncio.wait_for(slow(10), 0.01)
    except asyncio.TimeoutError:
        print("timed out")


asyncio.run(main())
