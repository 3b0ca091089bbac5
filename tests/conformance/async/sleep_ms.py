# oracle: cpython - the other one leaves the event loop to its host
import asyncio
import time

if not hasattr(asyncio, "sleep_ms"):
    asyncio.sleep_ms = lambda ms: asyncio.sleep(ms / 1000)
    time.ticks_ms = lambda: int(time.monotonic() * 1000)
    time.ticks_diff = lambda a, b: a - b


async def tick(n, ms):
    for i in range(n):
        await asyncio.sleep_ms(ms)
        print(ms, i)


async def main():
    start = time.ticks_ms()
    await asyncio.gather(tick(3, 20), tick(1, 50))
    print(time.ticks_diff(time.ticks_ms(), start) >= 60)


asyncio.run(main())
