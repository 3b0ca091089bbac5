class I(int):
    def double(self):
        return self * 2


class S(str):
    def shout(self):
        return self.upper() + "!"


class T(tuple):
    def total(self):
        return sum(self)


i, s, t = I(5), S("abc"), T((1, 2, 3))
print(i + 1, i.double(), i == 5, i > 3, -i, str(i), "%d" % i)
print(s, s.shout(), s + "x", len(s), s == "abc", s[1])
print(t, t.total(), t[0], len(t), t + (4,), t == (1, 2, 3))
print([10, 20, 30, 40, 50, 60][i], isinstance(i, int), hash(s) == hash("abc"))
