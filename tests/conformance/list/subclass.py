class Stack(list):
    def push(self, item):
        self.append(item)

    def __len__(self):
        return 42


s = Stack([1, 2])
s.push(3)
print(s, len(s), s[0], s[-1], s[1:], s.pop(), isinstance(s, list), 2 in s, list(s))
s += [7]
print(s == [1, 2, 7], s + [8], sorted(s))
