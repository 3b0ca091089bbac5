# heap: 65536
def gen(n):
    l = [bytearray(50)]
    for i in range(n):
        yield (i, l[0][0], str(i) * 3)


def closure(n):
    data = [n] * 20

    def get(i):
        return [data[i], [0] * 10]

    return get


total = 0
for i, z, s in gen(500):
    f = closure(i)
    total += f(3)[0] + z + len(s)
    d = {str(k): [k] for k in range(5)}
    total += sum(v[0] for v in d.values())
print(total)
s = ""
for i in range(200):
    s = s + str(i)
print(len(s), s[-6:])
print(sum(len(x) for x in sorted([str(i) * 2 for i in range(100)], key=lambda t: [t])))
