# oracle: awaits
# In which order tasks have their turns.
import asyncio

log = []


def show():
    print(" ".join(log))
    log.clear()


async def steps(name, count):
    for i in range(count):
        log.append(name + str(i))
        await asyncio.sleep(0)
    return name


async def tree(depth):
    log.append("d%d" % depth)
    if depth:
        await asyncio.gather(tree(depth - 1), tree(depth - 1))
    log.append("e%d" % depth)


class Actor:
    def __init__(self):
        self.box = []
        self.called = asyncio.Event()
        self.task = asyncio.create_task(self.run())

    def tell(self, message):
        self.box.append(message)
        self.called.set()

    async def run(self):
        total = 0
        while True:
            while not self.box:
                self.called.clear()
                await self.called.wait()
            message = self.box.pop(0)
            if message == "stop":
                return total
            log.append("%d" % message)
            total += message


async def play(name, count, mine, other):
    for i in range(count):
        await mine.wait()
        mine.clear()
        log.append(name + str(i))
        other.set()


async def locked(lock, name):
    async with lock:
        log.append("in " + name)
        await asyncio.sleep_ms(0)
        log.append("out " + name)


def generator():
    log.append("generator")
    yield from asyncio.sleep_ms(0)
    return "made"


async def fails(e):
    await asyncio.sleep_ms(0)
    raise e


async def main():
    print(await asyncio.gather(steps("a", 3), steps("b", 4), steps("c", 2)))
    show()
    await tree(3)
    show()
    tasks = [asyncio.create_task(steps("t%d-" % i, 2)) for i in range(3)]
    log.append("main")
    await asyncio.sleep_ms(0)
    log.append("main again")
    for task in tasks:
        log.append(await task)
    show()
    actors = [Actor() for _ in range(3)]
    for i in range(10):
        actors[i % 3].tell(i)
        await asyncio.sleep_ms(0)
    for actor in actors:
        actor.tell("stop")
    print(await asyncio.gather(*[actor.task for actor in actors]))
    show()
    a, b = asyncio.Event(), asyncio.Event()
    a.set()
    await asyncio.gather(play("ping", 3, a, b), play("pong", 3, b, a))
    show()
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(locked(lock, name)) for name in "abcd"]
    await asyncio.sleep_ms(0)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), lock.locked())
    show()
    print(await generator(), await asyncio.create_task(generator()))
    show()
    for waits in (asyncio.wait_for(steps("w", 3), 1), asyncio.wait_for(fails(ValueError("x")), 1), asyncio.wait_for(steps("n", 1), None)):
        try:
            print(await waits)
        except ValueError as e:
            print(repr(e))
    show()
    try:
        await asyncio.gather(steps("g", 3), fails(KeyError("k")), steps("h", 5))
    except KeyError as e:
        log.append(repr(e))
    for _ in range(4):
        await asyncio.sleep_ms(0)
    show()
    task = asyncio.create_task(steps("never", 3))
    print(task.cancel(), task.done())
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e), task.done(), task.cancel())
    show()


asyncio.run(main())
