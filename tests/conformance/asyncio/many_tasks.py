# oracle: cpython - the WebAssembly build's asyncio belongs to its browser
import asyncio

total = 0


async def count(n):
    global total
    for i in range(n):
        total += 1
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*[count(i % 5) for i in range(40)])
    print(total)


asyncio.run(main())
