print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 == 2 != 1)
x = 5
print(0 <= x < 10, 0 <= x < 5, 1 < x > 2)
print(1 in [1, 2] == True, (1 in [1, 2]) == True)
print("a" < "b" <= "b", not 1 < 2)
print(1 == 1.0 == True)


class Trace:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print(self.n, "<", o.n)
        return self.n < o.n


print(Trace(1) < Trace(2) < Trace(3))
print(Trace(2) < Trace(1) < Trace(3))
