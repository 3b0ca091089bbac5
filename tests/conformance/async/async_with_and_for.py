# oracle: cpython - the other one leaves the event loop to its host
import asyncio


class CM:
    async def __aenter__(self):
        print("aenter")
        await asyncio.sleep(0)
        return "value"

    async def __aexit__(self, t, v, tb):
        print("aexit", t and t.__name__)
        return t is ValueError


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async with CM() as v:
        print(v)
    async with CM():
        raise ValueError
    try:
        async with CM():
            raise KeyError
    except KeyError:
        print("KeyError")
    async for x in AIter(3):
        print(x)
    else:
        print("else")
    async for x in AIter(5):
        if x == 3:
            break


asyncio.run(main())
