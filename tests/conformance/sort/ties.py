# cpython: differs - equal items do not keep their order
pairs = [(i * 7 % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
words = "one two three four five six seven eight nine ten".split()
print(sorted(words, key=len))
words.sort(key=lambda w: w[0])
print(words)
