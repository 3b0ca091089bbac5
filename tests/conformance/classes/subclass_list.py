class Stack(list):
    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]

    def __len__(self):
        return 100


s = Stack([1, 2])
s.push(3)
print(s.peek(), s, len(s), s[0], [x for x in s], s == [1, 2, 3])
s[0] = 9
s.extend([4])
s.sort()
print(s, isinstance(s, list), 4 in s)
print(s + [1], s * 2)
