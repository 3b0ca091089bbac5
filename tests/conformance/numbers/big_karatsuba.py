a = 3 ** 3000
b = 7 ** 2500
c = a * b
print(c % (10**9 + 7), c // (a * 10**2000) % 10**30, c == b * a, c // a == b, c % b)
print((a + b) ** 2 == a * a + 2 * a * b + b * b)
print(str(a)[:40], str(b)[-40:], len(str(c)))
