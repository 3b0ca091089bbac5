# Append, index, slice, comprehension, reverse, pop.
def main():
    total = 0
    for _ in range(60):
        l = []
        for i in range(2000):
            l.append(i)
        for i in range(1, 2000):
            l[i] += l[i - 1] & 7
        m = [x * 2 for x in l if x & 1]
        m.reverse()
        total += sum(m[10:500]) + len(l + m)
        while len(m) > 500:
            total = (total + m.pop()) & 0xFFFFF
    return total
