# cpython: differs - it polls only files of the system
import io
import select


class Stream(io.IOBase):
    def __init__(self, events):
        self.events = events
        self.asked = 0

    def ioctl(self, request, argument):
        self.asked += request == 3
        return self.events & argument


class Methods:
    def ioctl(self, request, argument):
        return argument


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


p = select.poll()
for thing in (1, None, "text", [], Methods(), Methods):
    show(lambda: p.register(thing, select.POLLIN))
show(lambda: p.register(io.IOBase(), select.POLLIN))

p = select.poll()
idle, ready = Stream(0), Stream(select.POLLIN | select.POLLOUT)
show(lambda: p.modify(idle, select.POLLIN))
show(lambda: p.unregister(idle))
p.register(ready)
p.register(idle)
show(lambda: [(s is ready, e) for s, e in p.poll(0)])
print(idle.asked, ready.asked)
show(lambda: [(s is ready, e) for s, e in p.ipoll(0)])
print(idle.asked, ready.asked)
p.modify(ready, select.POLLOUT)
show(lambda: [e for s, e in p.poll(0)])
p.unregister(ready)
show(lambda: p.poll(0))
show(lambda: p.modify(ready, 1))

for memory in (io.BytesIO(b"ab"), io.StringIO()):
    p = select.poll()
    p.register(memory, select.POLLIN)
    show(lambda: p.poll(0))

show(lambda: select.select([], [], [], 0))
show(lambda: select.select((idle,), [idle], (), 0))
show(lambda: [len(x) for x in select.select([ready], (ready, idle), [ready])])
show(lambda: select.select([1], [], [], 0))
show(lambda: select.select(1, [], [], 0))
show(lambda: select.select([], {}, [], 0))
show(lambda: select.select([], [], (s for s in ()), 0))
