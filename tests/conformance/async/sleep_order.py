# oracle: cpython - the other one leaves the event loop to its host
import asyncio

log = []


async def s(name, ms):
    await asyncio.sleep(ms / 1000)
    log.append(name)


async def main():
    await asyncio.gather(s("c", 60), s("a", 10), s("b", 35))


asyncio.run(main())
print(log)
