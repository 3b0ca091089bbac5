# cpython: differs - arrays take what fits
import array

a = array.array("i", [1, 2])
a.append(3)
a.extend([4, 5])
a[0] = 7
print(a, len(a), a[1], a[-1], a[1:3], list(a))
a[0:1] = array.array("i", [5, 6])
print(a)
a += array.array("i", [8])
a += [9]
print(a)
b = array.array("b", [1])
b[0] = 200
b.append(-1)
print(b)
f = array.array("f", [1, 2.5])
d = array.array("d", [0.1])
f[0] = 3
print(f, d, list(f), sum(f))
for code in "bBhHiIlLqQ":
    x = array.array(code, [1])
    x[0] = -2
    print(code, x[0])
