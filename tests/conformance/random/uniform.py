import random

print(repr(random.uniform(1,1)))
