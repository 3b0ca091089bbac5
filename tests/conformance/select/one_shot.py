# cpython: differs - CPython has no ipoll
import select, io


class Ready(io.IOBase):
    def ioctl(self, request, arg):
        return arg if request == 3 else -1


a, b = Ready(), Ready()
p = select.poll()
p.register(a, select.POLLIN)
p.register(b, select.POLLIN | select.POLLOUT)
print([(s is a, e) for s, e in p.ipoll(0)])
print([(s is a, e) for s, e in p.ipoll(0, 1)])
print([(s is a, e) for s, e in p.ipoll(0)])
p.modify(a, select.POLLOUT)
print([(s is a, e) for s, e in p.ipoll(0, 0)])
print([(s is a, e) for s, e in p.poll(0)])
