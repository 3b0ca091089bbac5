numbers = [(i * 7919) % 1009 for i in range(1000)]
ordered = sorted(numbers)
print(ordered == sorted(ordered), ordered[:5], ordered[-5:])
pairs = sorted((n % 1009, str(n)) for n in numbers)
print(pairs[0], pairs[-1], all(a <= b for a, b in zip(pairs, pairs[1:])))
backwards = sorted(numbers, key=lambda n: -n)
print(backwards[:5], backwards == ordered[::-1])
