# Filling dicts and looking keys up: integers and strings.
def main():
    total = 0
    words = ["w%d" % i for i in range(200)]
    for _ in range(100):
        d = {}
        for i in range(1000):
            d[i] = i
        for i in range(1000):
            total += d[i]
        e = {}
        for w in words:
            e[w] = e.get(w, 0) + 1
        for w in words:
            if w in e:
                total += e[w]
    return total
