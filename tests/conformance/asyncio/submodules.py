# cpython: differs - the modules that asyncio is made of are others
import asyncio

print(asyncio.core.Task is asyncio.Task, asyncio.event.Event is asyncio.Event, asyncio.lock.core is asyncio.core)

import asyncio.core
import asyncio.event as event
from asyncio.core import Loop, TaskQueue, TimeoutError, cur_task, sleep_ms
from asyncio.funcs import gather, wait_for
from asyncio.lock import Lock

print(asyncio.core.__name__, event.__name__, Loop is asyncio.Loop, sleep_ms is asyncio.sleep_ms)
print(event.Event is asyncio.Event, gather is asyncio.gather, wait_for is asyncio.wait_for, Lock is asyncio.Lock)
print(issubclass(TimeoutError, Exception), asyncio.core.CancelledError is asyncio.CancelledError)
names = "SingletonGenerator _exc_context _promote_to_task _task_queue create_task cur_task current_task ticks ticks_add ticks_diff sys nothing"
for name in names.split():
    print(name, hasattr(asyncio.core, name))
for name in ("asyncio.nothing", "asyncio.core.nothing"):
    try:
        __import__(name)
    except ImportError as e:
        print(e)
print(hasattr(asyncio, "nothing"), hasattr(event, "ThreadSafeFlag"))


async def nothing():
    pass


# A queue of tasks, as programs that build on it use it.
queue = TaskQueue()
a, b, c = [asyncio.create_task(nothing()) for _ in range(3)]
print(queue.peek(), asyncio.core._promote_to_task(a) is a, sorted(asyncio.core._exc_context))
try:
    queue.pop()
except IndexError as e:
    print(repr(e))
waiting = asyncio.core._task_queue
while waiting.peek():
    waiting.pop()
now = asyncio.core.ticks()
queue.push(b, asyncio.core.ticks_add(now, 5))
queue.push(a, now)
queue.push(c, asyncio.core.ticks_add(now, 9))
print(queue.peek() is a, queue.pop() is a, queue.peek() is b)
queue.remove(b)
print(queue.peek() is c, queue.pop() is c, queue.peek())
