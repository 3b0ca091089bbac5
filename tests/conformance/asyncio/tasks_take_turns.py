# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    task = asyncio.create_task(worker("task", 3))
    print(await worker("own", 2))
    print(task.done())
    print(await task, task.done())


asyncio.run(main())
