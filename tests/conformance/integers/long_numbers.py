# Products, quotients and text of numbers with thousands of digits.
def mixed(text):
    h = 0
    for c in text:
        h = (h * 31 + ord(c)) & 0xFFFFFF
    return len(text), h


a = 3**7001 + 12345
b = 7**3500 - 999
c = a * b
print(mixed(str(a)), mixed(str(b)), mixed(str(c)))
print(mixed(str(c * c)), mixed(str(-c)))
q, r = divmod(c + 17, a)
print(q == b, r)
print(mixed(str(c // 10**999)), mixed(str(c % 10**999)))
for n in (1, 2, 3, 4, 5, 64, 65, 127, 300):
    d = (1 << (32 * n)) - 1
    q, r = divmod(c, d)
    print(n, q * d + r == c, 0 <= r < d, mixed(str(q)))
    q, r = divmod(-c, d)
    print(q * d + r == -c, 0 <= r < d)
for n in (287, 288, 289, 575, 576, 577, 1000, 2880):
    p = 10**n
    print(n, str(p) == "1" + "0" * n, str(p - 1) == "9" * n, str(p + 1)[-3:])
print(pow(b, 10**40 + 3, 10**60 + 7))
print(mixed(str(pow(a, 10**30 + 1, c))))
print(int(str(a)) == a, int(str(-c)) == -c)
