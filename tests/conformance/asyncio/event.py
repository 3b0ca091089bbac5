# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def waiter(event, name):
    print(name, "waits")
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    await tasks[0]
    await tasks[2]
    print(event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())


asyncio.run(main())
