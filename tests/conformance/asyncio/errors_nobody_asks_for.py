# oracle: awaits
# The handler is called for the error of a task that nobody awaits until its turn would come again.
import asyncio


def handler(loop, context):
    print("handler", context["message"], repr(context["exception"]), context["future"])


async def fail(name, pauses):
    for _ in range(pauses):
        await asyncio.sleep_ms(0)
    print("fails", name)
    raise RuntimeError(name)


async def main():
    asyncio.get_event_loop().set_exception_handler(handler)
    for pauses in range(3):
        for turns in range(5):
            task = asyncio.create_task(fail("t", pauses))
            for _ in range(turns):
                await asyncio.sleep_ms(0)
            print(pauses, turns, task.done())
            try:
                await task
            except RuntimeError as e:
                print("seen", e)
            for _ in range(3):
                await asyncio.sleep_ms(0)
    for count in (1, 2, 3):
        tasks = [asyncio.create_task(fail(i, 0)) for i in range(count)]
        print(tasks)
        for turn in range(4):
            await asyncio.sleep_ms(0)
            print("turn", turn, [t.done() for t in tasks])
    tasks = [asyncio.create_task(fail(i, 0)) for i in range(2)]
    print(await asyncio.gather(*tasks, return_exceptions=True))
    task = asyncio.create_task(fail("cancelled", 1))
    await asyncio.sleep_ms(0)
    task.cancel()
    for _ in range(3):
        await asyncio.sleep_ms(0)
    print(task.done(), task.cancel())
    print("end")


asyncio.run(main())
