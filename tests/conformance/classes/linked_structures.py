class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def insert(self, v):
        if v < self.value:
            if self.left:
                self.left.insert(v)
            else:
                self.left = Node(v)
        else:
            if self.right:
                self.right.insert(v)
            else:
                self.right = Node(v)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)


root = Node(50)
for v in (30, 70, 20, 40, 60, 80, 10, 45):
    root.insert(v)
print(list(root), root.depth(), 45 in list(root))
