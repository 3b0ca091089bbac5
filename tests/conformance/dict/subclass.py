class Counter(dict):
    def count(self, key):
        self[key] = self.get(key, 0) + 1


c = Counter()
for letter in "hello":
    c.count(letter)
print(sorted(c.items()), c["l"], len(c), "h" in c, isinstance(c, dict), c == {"h": 1, "e": 1, "l": 2, "o": 1})
