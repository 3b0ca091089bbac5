# cpython: differs - a generator's iterator serves as an awaitable
class Wait:
    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        raise StopIteration(7)


async def f():
    return await Wait()


try:
    f().send(None)
except StopIteration as e:
    print(e.value)
