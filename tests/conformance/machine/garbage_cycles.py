# heap: 131072
import gc


class Node:
    def __init__(self):
        self.me = self
        self.data = bytearray(200)


for i in range(2000):
    n = Node()
    n.other = Node()
    n.other.other = n
gc.collect()
print("survived", n.me is n, len(n.other.data))
