# cpython: differs - tuples of eight numbers
import time

for seconds in (0, 951782400, 1700000000, 1709164800, 4102444800):
    t = time.gmtime(seconds)
    print(t, time.mktime(t) == seconds)
print(time.mktime((2000, 1, 1, 0, 0, 0, 0, 0)), time.mktime((2024, 2, 29, 23, 59, 59, 0, 0)))
