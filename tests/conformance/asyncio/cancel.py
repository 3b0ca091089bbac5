# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def sleeper():
    try:
        print("sleeping")
        await asyncio.sleep(10)
    finally:
        print("cleaned up")


async def outer():
    await sleeper()


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print(task.done(), task.cancel())


asyncio.run(main())
