class C:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    def __gt__(self, o):
        return self.n > o.n

    def __le__(self, o):
        return self.n <= o.n

    def __ge__(self, o):
        return self.n >= o.n


a, b = C(1), C(2)
print(a == b, a == C(1), a != b, a != C(1))
print(a < b, a > b, a <= b, a >= b)
print([x.n for x in sorted([C(3), C(1), C(2)])], min(a, b).n, max(a, b).n)
print(a in [C(0), C(1)], [C(1), C(2)].index(b), [a, b] == [C(1), C(2)])
