# operators, precedence, chains, slices, displays
a = b = c = d = 1
x = y = z = [1, 2, 3]
print(a + b * c - d, (a + b) * c, a // b % c, a ** b ** c, -a ** b, ~a & b | c ^ d, a << b >> c)
print(a < b, a < b < c, a < b <= c != d, a is b, a is not b, a in x, a not in x, a == b is c)
print(not a, not not a, a and b, a or b, a and b or c and d, not (a or b))
print(a if b else c, a if b else c if d else x, (a if b else c) + d)
print(x[0], x[0:1], x[:], x[::2], x[1:], x[:1], x[a:b:c], x[::], x[a, b], x[1, 2:3], x[1,])
print((), (a,), (a, b), [], [a], [a, b], {}, {a}, {a, b}, {a: b}, {a: b, c: d}, {a: b,})
print(x.y.z, x.y(a).z[b](c)(d), x[a][b].c, (x.y)(a))
print(a @ b, -a, +a, ~a, - -a, not -a)
a += b; a -= b; a *= b; a /= b; a //= b; a %= b; a **= b
a <<= b; a >>= b; a &= b; a |= b; a ^= b; a @= b
x[a] += b
x.y -= c
x[a].y[b] *= d
x.y.z //= a
a, b = b, a
a, b, c = b, c, a
a, b, c, d = d, c, b, a
(a, b), [c, d] = x
a, *b = x
*a, b = x
a, *b, c = x
[] = x
[a] = x
(a) = x
a = b, = x
x[0], x[1] = x[1], x[0]
x.a, x.b, x.c = a, b, c
a, b = x
lambda: a
lambda a, b=1, *c, d, e=2, **f: (a, b, c, d, e, f)
lambda *, a: a
(lambda: (yield))
print(*x, **y)
print(a, *x, b, *y, c=d, **z)
x.y(*a, b)
x.y(a, b=c, **d)
f"{a}"; f"{a!r}{b:>10}{c + d}"; f"{a=}"; f"{{}}{x[a]}"; f"{x:{a}}"; f'{"q"}'; "a" f"{b}" "c"
