# cpython: differs - items are shown in the order of the hash table
print({1, 2, 3}, {5, 3, 1}, set([5, 3, 9, 1, 7]), set("hello"), frozenset((3, 1, 2)), set(range(20)))
s = {9, 8}
for i in (3, 4, 10, 77, 23):
    s.add(i)
    print(s)
s.remove(8)
s.add(16)
print(s, {"a", "b", "c", "d"}, {i for i in (9, 8, 7, 6, 5)})
print({1, 2} | {3, 4}, {1, 2, 3, 4} & {4, 2, 9}, {1, 2, 3, 4} - {2}, {1, 2, 3} ^ {3, 4, 5})
print({7, 5, 3, 1} & {1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6, 7}.intersection([7, 5, 3, 1]))
