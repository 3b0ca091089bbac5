# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("slow cancelled")
        raise
    return "slow"


async def fast():
    return "fast"


async def main():
    print(await asyncio.wait_for(fast(), 1))
    try:
        await asyncio.wait_for(slow(), 0.02)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(fast(), None))


asyncio.run(main())
