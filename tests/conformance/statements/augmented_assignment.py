a = 7
a += 3
print(a)
a -= 4
print(a)
a *= 5
print(a)
a //= 4
print(a)
a **= 2
print(a)
a %= 10
print(a)
a <<= 4
print(a)
a >>= 1
print(a)
a |= 3
print(a)
a &= 0x2A
print(a)
a ^= 0xFF
print(a)
a /= 2
print(a)
b = [1]
c = b
b += [2]
print(c)
b = b + [3]
print(c, b)
d = {"k": 1}
d["k"] += 5
print(d)
s = "ab"
s *= 3
s += "!"
print(s)
t = (1,)
t += (2,)
print(t)
