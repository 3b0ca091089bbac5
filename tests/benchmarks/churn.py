# Objects that live for a while among others that stay: work for the garbage collector.
class Node:
    def __init__(self, key, following):
        self.key = key
        self.following = following
        self.data = [key, key + 1, str(key)]


def main():
    kept = {}
    recent = [None] * 64
    total = 0
    for i in range(80000):
        node = Node(i, recent[i % 64])
        recent[i * 7 % 64] = node
        if i % 16 == 0:
            kept[i % 1024] = node
            node.following = None
        if node.following is not None:
            total += node.following.data[1]
            node.following.following = None
    return total + sum(node.key for node in kept.values())
