# Generators, delegation and generator expressions.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def both(n):
    yield from count(n)
    yield from count(n)


def main():
    total = 0
    for _ in range(60):
        for x in both(2000):
            total = (total + x) & 0xFFFFF
        total += sum(x & 63 for x in range(2000)) & 7
    return total
