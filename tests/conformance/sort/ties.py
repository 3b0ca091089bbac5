# cpython: differs - its sort is stable; MicroPython's leaves equal items in an order of its own
def run(n, mod, reverse):
    items = [((i * 7919) % mod, i) for i in range(n)]
    items.sort(key=lambda t: t[0], reverse=reverse)
    mixed = 0
    for t in items:
        mixed = (mixed * 31 + t[1]) & 0xFFFFFF
    return mixed


for n in (5, 100, 128, 129, 180, 500, 1000):
    for mod in (7, 50):
        print(n, mod, run(n, mod, False))
    print(n, "reverse", run(n, 3 + n // 12, True))
