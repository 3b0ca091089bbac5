# cpython: differs - it polls only files of the system
import io
import select


class Stream(io.IOBase):
    def __init__(self):
        self.events = 0

    def ioctl(self, request, argument):
        if request == 3:
            return self.events & argument
        return 0


a, b = Stream(), Stream()
p = select.poll()
p.register(a)
p.register(b, select.POLLIN)
print(p.poll(1))
a.events = select.POLLOUT
b.events = select.POLLIN | select.POLLOUT
print([(s is a, s is b, e) for s, e in p.poll(1)])
print([e for s, e in p.ipoll(0)])
p.modify(a, select.POLLIN)
print([s is b for s, e in p.poll(0)])
p.unregister(b)
print(p.poll(0))
