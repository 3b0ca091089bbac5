# Sorting integers, strings and by key.
def main():
    seed = 12345
    values = []
    for _ in range(5000):
        seed = (seed * 1103515 + 12345) % 1000003
        values.append(seed)
    total = 0
    for _ in range(20):
        a = sorted(values)
        b = sorted(values, key=lambda x: -x)
        total += a[100] + b[100]
    words = [str(v) for v in values]
    for _ in range(10):
        total += len(sorted(words)[17])
    return total
