# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def forever():
    try:
        while True:
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("finally")


async def main():
    t = asyncio.create_task(forever())
    await asyncio.sleep(0.03)
    print(t.done())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("main saw it")
    print(t.done())


asyncio.run(main())
