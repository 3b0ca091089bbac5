# cpython: differs - another generator
import random

for seed in (0, 1, 42, 2**31, 12345678):
    random.seed(seed)
    print([random.getrandbits(n) for n in (1, 8, 16, 31, 32)], random.random(), random.randint(1, 6), random.randrange(10, 100, 5), random.choice("abcdef"), random.uniform(-1, 1))
