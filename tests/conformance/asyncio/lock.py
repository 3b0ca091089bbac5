# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio


async def critical(lock, n):
    async with lock:
        print("in", n, lock.locked())
        await asyncio.sleep(0.005)
        print("out", n)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[critical(lock, i) for i in range(3)])
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError:
        print("RuntimeError")


asyncio.run(main())
