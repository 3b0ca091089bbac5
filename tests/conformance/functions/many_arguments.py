def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t


print(many(*range(20)), many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, *range(10)))


def star(*a):
    return len(a)


print(star(*range(300)))


def kw(**k):
    return len(k)


print(kw(**{"k%d" % i: i for i in range(100)}))
