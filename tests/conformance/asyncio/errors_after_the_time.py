# oracle: awaits
# What a task does with being cancelled because its time is over changes nothing for who waited.
import asyncio


async def ends(how):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        if how is None:
            raise
        if isinstance(how, Exception):
            raise how
        return how


async def lingers(how):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep_ms(0)
        print("lingered")
        if how:
            raise how


def handler(loop, context):
    print("handler", repr(context["exception"]))


async def main():
    asyncio.get_event_loop().set_exception_handler(handler)
    for job in (ends(None), ends(ValueError(1)), ends("late"), ends(asyncio.TimeoutError("own")), lingers(None), lingers(KeyError(2))):
        task = asyncio.create_task(job)
        try:
            print(await asyncio.wait_for(task, 0))
        except asyncio.TimeoutError as e:
            print(repr(e), task.done())
        except Exception as e:
            print("other", repr(e))
        for _ in range(3):
            await asyncio.sleep_ms(0)
        try:
            print(await task)
        except asyncio.CancelledError as e:
            print("still", repr(e))
        except Exception as e:
            print("kept", repr(e))
    try:
        await asyncio.wait_for(asyncio.wait_for(ends(OSError(5)), 0), 1)
    except asyncio.TimeoutError as e:
        print("inner", repr(e))


asyncio.run(main())
