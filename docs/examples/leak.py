# Keep everything until memory runs out, and go on.
import gc


class Node:
    def __init__(self, before):
        self.before = before
        self.payload = bytearray(100)


def leak(limit):
    last = None
    try:
        for i in range(limit):
            last = Node(last)
    except MemoryError:
        return "memory ran out"
    return "there was room for all"


# On a board this ends in MemoryError; a machine with more memory has room for it.
outcome = leak(2000)
gc.collect()
print("caught:", outcome in ("memory ran out", "there was room for all"))
again = [bytearray(100) for _ in range(50)]
print("afterwards there is room for", len(again))
