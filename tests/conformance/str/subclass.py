# cpython: differs - digits of floats, quotes and leniency are MicroPython's
class S(str):
    def shout(self):
        return self.upper() + "!"


s = S("abc")
print(s.shout(), s, len(s), s == "abc", s + "d", s[1], "b" in s, s.find("c"), s * 2, isinstance(s, str))


class I(int):
    def double(self):
        return self * 2


i = I(21)
print(i.double(), i + 1, i == 21, -i, abs(I(-3)))


class F(float):
    pass


print(F(1.5) + 1, F(2.5) == 2.5, round(F(2.6)))


class B(bytes):
    pass


print(B(b"ab") + b"c", B(b"ab").decode(), len(B(b"abc")), B(b"abc")[1])
