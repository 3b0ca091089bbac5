# Cooperative tasks, with the interface that MicroPython documents for its asyncio.
#
# One list, sorted by time, holds every task that can run now or later; what becomes ready at the
# same tick runs in the order in which it became so. A task that waits for something else is in no
# list but in the `waiters` of what it waits for, and `task.on` says which list that is, so that
# cancelling can take it out again. Streams and flags are watched by one `select.poll`.

import sys
import select
from io import IOBase
from time import ticks_ms as _ticks, ticks_diff as _diff, ticks_add as _add


__version__ = (3, 0, 0)


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


_queue = []  # tasks by the time at which they run: task.when
_poll = select.poll()
_watched = {}  # id of a stream: [stream, task that reads, task that writes]
cur_task = None
_context = {"message": "Task exception wasn't retrieved", "exception": None, "future": None}
_handler = None


def ticks():
    return _ticks()


def _schedule(task, when):
    task.when = when
    task.on = _queue
    i = len(_queue)
    while i and _diff(_queue[i - 1].when, when) > 0:
        i -= 1
    _queue.insert(i, task)


def _wake(task):
    # Runs a task as soon as it is its turn, wherever it waits now.
    if task.on is not None:
        try:
            task.on.remove(task)
        except ValueError:
            pass
    _schedule(task, _ticks())


class _Pause:
    # Awaiting it gives the processor away once. What runs the task again was arranged before.
    def __init__(self):
        self.due = None
        self.armed = False

    def __iter__(self):
        return self

    def __next__(self):
        if self.armed:
            self.armed = False
            if self.due is not None:
                _schedule(cur_task, self.due)
                self.due = None
            return None
        raise StopIteration


_sleeper = _Pause()  # one for all: nothing is allocated by sleeping
_suspender = _Pause()


def sleep_ms(t):
    _sleeper.due = _add(_ticks(), t if t > 0 else 0)
    _sleeper.armed = True
    return _sleeper


def sleep(t):
    return sleep_ms(int(t * 1000))


def _suspend(on):
    # Waits in the list `on`, or only for a `_wake`.
    cur_task.on = on
    if on is not None:
        on.append(cur_task)
    _suspender.armed = True
    return _suspender


class Task:
    def __init__(self, coro):
        self.coro = coro
        self.when = 0
        self.on = None  # the list it waits in
        self.waits = None  # the task it waits for
        self.throw = None  # what to raise in it when it runs next
        self.waiters = []  # tasks and functions to wake when it is done
        self.result = None
        self.error = None
        self.finished = False
        self.awaited = False

    def __repr__(self):
        return "<Task>"

    def __iter__(self):
        self.awaited = True
        return self

    def __next__(self):
        if self.finished:
            if self.error is not None:
                raise self.error
            raise StopIteration(self.result)
        if self is cur_task:
            raise RuntimeError("can't wait on itself")
        cur_task.waits = self
        cur_task.on = self.waiters
        self.waiters.append(cur_task)

    def done(self):
        return self.finished

    def cancel(self):
        if self.finished:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        # What a task waits for is cancelled in its place, and its end wakes the task.
        while self.waits is not None and not self.waits.finished:
            self = self.waits
        self.throw = CancelledError()
        _wake(self)
        return True

    def _end(self, result, error):
        self.finished = True
        self.result = result
        self.error = error
        waiters = self.waiters
        self.waiters = []
        if waiters:
            self.awaited = True
        for w in waiters:
            if isinstance(w, Task):
                w.waits = None
                w.on = None
                _schedule(w, _ticks())
            else:
                w(self)


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _schedule(task, _ticks())
    return task


def _promote(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def _wait_for_something():
    # Sleeps until the first task is due or a stream is ready. False: nothing can happen any more.
    delay = -1
    if _queue:
        delay = max(0, _diff(_queue[0].when, _ticks()))
    elif not _watched:
        return False
    if _watched:
        for stream, events in _poll.ipoll(delay):
            entry = _watched[id(stream)]
            if events & ~select.POLLOUT and entry[1] is not None:
                _wake(entry[1])
                entry[1] = None
            if events & ~select.POLLIN and entry[2] is not None:
                _wake(entry[2])
                entry[2] = None
            _rewatch(entry)
    elif delay > 0:
        from time import sleep_ms

        sleep_ms(delay)
    return True


def _rewatch(entry):
    events = (select.POLLIN if entry[1] else 0) | (select.POLLOUT if entry[2] else 0)
    if events:
        _poll.register(entry[0], events)
    else:
        _poll.unregister(entry[0])
        _watched.pop(id(entry[0]), None)


def _until_ready(stream, writing):
    entry = _watched.setdefault(id(stream), [stream, None, None])
    place = 2 if writing else 1
    if entry[place] is not None:
        raise RuntimeError("stream is waited for already")
    entry[place] = cur_task
    _rewatch(entry)
    return _suspend(_Watch(entry, place))


class _Watch:
    # The place of a task among the watched streams, as a list to be taken out of.
    def __init__(self, entry, place):
        self.entry = entry
        self.place = place

    def append(self, task):
        pass

    def remove(self, task):
        if self.entry[self.place] is task:
            self.entry[self.place] = None
            _rewatch(self.entry)


def run_until_complete(main=None):
    global cur_task
    while True:
        while not _queue or _diff(_queue[0].when, _ticks()) > 0:
            if not _wait_for_something():
                return None
        if _watched:
            # Tasks that are always busy do not keep the others from their streams.
            _wait_for_something()
        task = _queue.pop(0)
        task.on = None
        if task.finished:
            # Its error was kept for those who might have asked for it since.
            if not task.awaited:
                _context["exception"] = task.error
                _context["future"] = task
                Loop.call_exception_handler(_context)
            continue
        cur_task = task
        try:
            error = task.throw
            if error is None:
                task.coro.send(None)
            else:
                task.throw = None
                task.waits = None
                task.coro.throw(error)
            cur_task = None
            continue
        except StopIteration as e:
            result, error = e.value, None
        except (CancelledError, Exception) as e:
            result, error = None, e
        except BaseException:
            cur_task = None
            raise
        cur_task = None
        task._end(result, error)
        if task is main:
            if error is not None:
                raise error
            return result
        if task is _stop:
            return None
        if error is not None and not task.awaited and not isinstance(error, CancelledError):
            _schedule(task, _ticks())


def run(coro):
    return run_until_complete(create_task(coro))


async def wait_for(aw, timeout, sleep=sleep):
    aw = _promote(aw)
    aw.awaited = True
    if timeout is None:
        return await aw
    me = cur_task

    def done(_):
        if me.on is _queue:
            _wake(me)

    aw.waiters.append(done)
    try:
        await sleep(timeout)
    except CancelledError:
        aw.cancel()
        raise
    if not aw.finished:
        aw.cancel()
        try:
            await aw
        except (CancelledError, Exception):
            pass
        raise TimeoutError
    return await aw


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, sleep_ms)


async def gather(*aws, return_exceptions=False):
    tasks = [_promote(aw) for aw in aws]
    me = cur_task
    failed = None
    waiting = False

    def done(task):
        nonlocal failed
        if task.error is not None and failed is None:
            failed = task.error
        if waiting and (
            (failed is not None and not return_exceptions)
            or all(t.finished for t in tasks)
        ):
            if me.on is None:
                _schedule(me, _ticks())

    for task in tasks:
        task.awaited = True
        if task.finished:
            done(task)
        else:
            task.waiters.append(done)
    waiting = True
    while not all(t.finished for t in tasks) and (failed is None or return_exceptions):
        try:
            await _suspend(None)
        except CancelledError:
            for task in tasks:
                task.cancel()
            raise
    waiting = False
    if failed is not None and not return_exceptions:
        raise failed
    return [t.result if t.error is None else t.error for t in tasks]


class Event:
    def __init__(self):
        self.state = False
        self.waiting = []

    def is_set(self):
        return self.state

    def set(self):
        # Tasks may be waiting in this list or cancelled out of it: never replace it.
        self.state = True
        while self.waiting:
            task = self.waiting.pop(0)
            task.on = None
            _schedule(task, _ticks())

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            await _suspend(self.waiting)
        return True


class Lock:
    def __init__(self):
        self.holder = None  # None: free; else the task that has it
        self.waiting = []

    def locked(self):
        return self.holder is not None

    def release(self):
        if self.holder is None:
            raise RuntimeError("Lock not acquired")
        self.holder = None
        if self.waiting:
            # Handed over at once, so that nobody can take it in between.
            task = self.waiting.pop(0)
            task.on = None
            self.holder = task
            _schedule(task, _ticks())

    async def acquire(self):
        if self.holder is not None:
            try:
                await _suspend(self.waiting)
            except CancelledError:
                if self.holder is cur_task:
                    self.release()
                raise
        self.holder = cur_task
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        return self.release()


class ThreadSafeFlag(IOBase):
    # May be set from an interrupt handler or another thread.
    def __init__(self):
        self.state = False

    def ioctl(self, request, flags):
        return self.state * flags if request == 3 else -1

    def set(self):
        self.state = True

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            await _until_ready(self, False)
        self.state = False


class Stream:
    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""

    def get_extra_info(self, v):
        return self.e[v]

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.wait_closed()

    def close(self):
        # What waits for the stream would wait for ever: `wait_closed` closes it.
        pass

    async def wait_closed(self):
        self.s.close()

    async def read(self, n=-1):
        data = b""
        while True:
            await _until_ready(self.s, False)
            more = self.s.read(n)
            if more is not None:
                if n >= 0:
                    return more
                if not more:
                    return data
                data += more

    async def readinto(self, buf):
        n = None  # also when only the protection of the stream had something to read
        while n is None:
            await _until_ready(self.s, False)
            n = self.s.readinto(buf)
        return n

    async def readexactly(self, n):
        data = b""
        while n:
            await _until_ready(self.s, False)
            more = self.s.read(n)
            if more is not None:
                if not more:
                    raise EOFError
                data += more
                n -= len(more)
        return data

    async def readline(self):
        line = b""
        while True:
            await _until_ready(self.s, False)
            more = self.s.readline()
            if more is not None:
                line += more
                if not more or line[-1:] == b"\n":
                    return line

    def write(self, buf):
        if not self.out_buf:
            # What the stream takes at once needs no copy.
            n = self.s.write(buf)
            if n == len(buf):
                return
            if n is not None:
                buf = buf[n:]
        self.out_buf += buf

    async def drain(self):
        if not self.out_buf:
            # So that a task that only writes lets the others run.
            return await sleep_ms(0)
        while self.out_buf:
            await _until_ready(self.s, True)
            n = self.s.write(self.out_buf)
            if n:
                self.out_buf = self.out_buf[n:]


StreamReader = Stream
StreamWriter = Stream


def _encrypted(s, ssl, **kw):
    if ssl is True:
        import ssl

        ssl = ssl.SSLContext(0)  # PROTOCOL_TLS_CLIENT
        ssl.verify_mode = 0  # CERT_NONE
    return ssl.wrap_socket(s, do_handshake_on_connect=False, **kw)


async def open_connection(host, port, ssl=None, server_hostname=None):
    import socket

    info = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(info[0], info[1], info[2])
    s.setblocking(False)
    try:
        while True:
            try:
                s.connect(info[-1])
                break
            except OSError as e:
                if e.errno != 115:  # EINPROGRESS
                    raise
            await _until_ready(s, True)
    except BaseException:
        s.close()
        raise
    if ssl:
        s = _encrypted(s, ssl, server_hostname=server_hostname or host)
    stream = Stream(s, {"peername": info[-1]})
    return stream, stream


class Server:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.close()
        await self.wait_closed()

    def close(self):
        self.task.cancel()

    async def wait_closed(self):
        try:
            await self.task
        except CancelledError:
            pass

    async def _serve(self, s, cb, ssl):
        try:
            while True:
                try:
                    client, address = s.accept()
                except OSError as e:
                    if e.errno != 11:
                        # It has gone away again, or there are too many for now.
                        await sleep_ms(1)
                    await _until_ready(s, False)
                    continue
                client.setblocking(False)
                if ssl:
                    try:
                        client = _encrypted(client, ssl, server_side=True)
                    except OSError:
                        client.close()
                        continue
                stream = Stream(client, {"peername": address})
                create_task(cb(stream, stream))
        finally:
            s.close()


async def start_server(cb, host, port, backlog=5, ssl=None):
    import socket

    info = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(info[0], info[1], info[2])
    s.setblocking(False)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(info[-1])
    s.listen(backlog)
    server = Server()
    server.task = create_task(server._serve(s, cb, ssl))
    return server


_stop = None


async def _nothing():
    pass


class Loop:
    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stop
        _stop = Task(_nothing())
        run_until_complete()

    def run_until_complete(aw):
        return run_until_complete(_promote(aw))

    def stop():
        if _stop is not None and not _stop.finished:
            _schedule(_stop, _ticks())

    def close():
        pass

    def set_exception_handler(handler):
        global _handler
        _handler = handler

    def get_exception_handler():
        return _handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        (_handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def new_event_loop():
    global cur_task, _poll, _stop
    _queue.clear()
    _watched.clear()
    _poll = select.poll()
    cur_task = _stop = None
    return Loop
