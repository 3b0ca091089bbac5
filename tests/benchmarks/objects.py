# Making and dropping many objects: the collector's work.
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def main():
    total = 0
    for i in range(300):
        head = None
        for j in range(300):
            head = Node([j, i], head)
        while head:
            total += head.value[0]
            head = head.next
    return total
