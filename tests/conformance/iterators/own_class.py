class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), sorted(Countdown(3)), tuple(Countdown(2)), 1 in Countdown(5), max(Countdown(3)))
for i, n in enumerate(Countdown(2)):
    print(i, n)
print(list(zip(Countdown(3), "ab")), set(Countdown(2)) == {0, 1}, ",".join(str(n) for n in Countdown(3)))
