# A timer counts while the program does something else.
import time

try:
    from machine import Timer
except ImportError:
    Timer = None


class Counter:
    def __init__(self, limit):
        self.count = 0
        self.limit = limit

    def tick(self, timer):
        self.count += 1
        if self.count == self.limit and timer is not None:
            timer.deinit()


counter = Counter(5)
if Timer is not None:
    Timer(-1, period=10, mode=Timer.PERIODIC, callback=counter.tick)
deadline = time.ticks_add(time.ticks_ms(), 2000)
while counter.count < counter.limit and time.ticks_diff(deadline, time.ticks_ms()) > 0:
    time.sleep_ms(1)
    if Timer is None:
        counter.tick(None)
print("ticks:", counter.count)
