import time
import random

t = time.time()
print(type(t) in (int, float), len(time.localtime(0)[:8]))
random.seed(5)
a = [random.getrandbits(8) for _ in range(5)]
random.seed(5)
print(a == [random.getrandbits(8) for _ in range(5)], all(0 <= x < 256 for x in a))
print(all(1 <= random.randint(1, 6) <= 6 for _ in range(50)), 0 <= random.random() < 1)
print(random.choice([7]) == 7, random.randrange(10) in range(10))
