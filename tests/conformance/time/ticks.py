# cpython: differs - it has no ticks
import time

print(time.ticks_diff(5, 3), time.ticks_diff(0, (1 << 30) - 1), time.ticks_add((1 << 30) - 1, 5), time.ticks_add(0, -1))
print(time.ticks_diff(time.ticks_add(100, -200), 100))
for delta in (1 << 29, -(1 << 29)):
    try:
        time.ticks_add(0, delta)
    except OverflowError as e:
        print(e)
start = time.ticks_ms()
time.sleep_ms(20)
took = time.ticks_diff(time.ticks_ms(), start)
print(15 <= took < 500, time.ticks_us() >= 0, time.ticks_cpu() >= 0)
