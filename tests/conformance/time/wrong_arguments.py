# cpython: differs - words of the messages
import time

for f in (lambda: time.sleep("a"), lambda: time.mktime(1), lambda: time.mktime((1, 2))):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(time.sleep(0), time.sleep_us(5), time.sleep_ms(-1))
