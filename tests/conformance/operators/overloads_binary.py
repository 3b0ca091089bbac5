class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "V({})".format(self.n)

    def __add__(self, o):
        return V(self.n + (o.n if isinstance(o, V) else o))

    def __sub__(self, o):
        return V(self.n - o.n)

    def __mul__(self, o):
        return V(self.n * o)

    def __truediv__(self, o):
        return ("truediv", o)

    def __floordiv__(self, o):
        return ("floordiv", o)

    def __mod__(self, o):
        return ("mod", o)

    def __pow__(self, o):
        return ("pow", o)

    def __lshift__(self, o):
        return ("lshift", o)

    def __rshift__(self, o):
        return ("rshift", o)

    def __and__(self, o):
        return ("and", o)

    def __or__(self, o):
        return ("or", o)

    def __xor__(self, o):
        return ("xor", o)

    def __matmul__(self, o):
        return ("matmul", o)


a, b = V(1), V(5)
print(a + b, a + 3, b - a, b * 4)
print(a / 1, a // 2, a % 3, a**4, a << 5, a >> 6, a & 7, a | 8, a ^ 9, a @ 10)
