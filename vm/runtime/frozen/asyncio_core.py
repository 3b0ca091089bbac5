# asyncio.core: what programs take from there by its name. `cur_task` changes, and is looked up.

import select
import sys
from asyncio import *
from asyncio import _context as _exc_context, _promote as _promote_to_task, _queue, _schedule
from asyncio import _Pause as SingletonGenerator, _until_ready
from time import ticks_add, ticks_diff

del cur_task


def __getattr__(name):
    if name != "cur_task":
        raise AttributeError("module 'asyncio.core' has no attribute '" + name + "'")
    import asyncio

    return asyncio.cur_task


class TaskQueue:
    # Tasks that wait, by the time at which they do.
    def __init__(self, tasks=None):
        self._tasks = [] if tasks is None else tasks

    def peek(self):
        return self._tasks[0] if self._tasks else None

    def push(self, task, when=None):
        if when is None:
            when = ticks()
        if self._tasks is _queue:
            _schedule(task, when)
            return
        i = len(self._tasks)
        while i and ticks_diff(self._tasks[i - 1].when, when) > 0:
            i -= 1
        self._tasks.insert(i, task)
        task.when = when
        task.on = self

    def pop(self):
        if not self._tasks:
            raise IndexError("empty heap")
        task = self._tasks.pop(0)
        task.on = None
        return task

    def remove(self, task):
        if task in self._tasks:
            self._tasks.remove(task)
            task.on = None


_task_queue = TaskQueue(_queue)


class IOQueue:
    # What waits for streams; a generator yields after asking.
    def queue_read(self, stream):
        return _until_ready(stream, False)

    def queue_write(self, stream):
        return _until_ready(stream, True)


_io_queue = IOQueue()
