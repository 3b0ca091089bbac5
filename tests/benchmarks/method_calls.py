# Methods, attributes and inheritance.
class Base:
    def __init__(self):
        self.n = 0

    def step(self, k):
        self.n += k
        return self.n


class Counter(Base):
    def twice(self, k):
        return self.step(k) + self.step(k)


def main():
    c = Counter()
    total = 0
    for i in range(150000):
        total += c.twice(1) & 3
        c.n = c.n - 1
    return total
