# oracle: cpython - the other one leaves the event loop to its host
import asyncio


async def bad(n):
    await asyncio.sleep(0)
    if n == 0:
        raise ValueError("zero")
    return await bad(n - 1)


async def main():
    try:
        await bad(3)
    except ValueError as e:
        print(e)
    t = asyncio.create_task(bad(0))
    try:
        await t
    except ValueError as e:
        print("from task", e)
    finally:
        print("finally")


asyncio.run(main())
try:
    asyncio.run(bad(0))
except ValueError:
    print("out of run")
