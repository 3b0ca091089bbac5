def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(2**100, 6**50), gcd(10**30 + 1, 10**15 + 1))


def bits(n):
    c = 0
    while n:
        c += n & 1
        n >>= 1
    return c


print(bits(2**100 - 1), bits(12345678901234567890))
print(int("123456789" * 5), int("-" + "f" * 20, 16), int("z" * 10, 36))
print(hex(2**100), oct(-(2**70)), bin(2**65 + 1), "%x" % (2**80), "{:,}".format(10**25) if False else 10**25)
