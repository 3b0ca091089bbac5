print(1 in [1, 2], 3 not in (1, 2), "a" in {"a": 1}, 1 in {1, 2})
print("b" in "abc", "" in "abc", "bc" in "abc", "cb" in "abc", b"b" in b"abc", 98 in b"abc")
print(2 in range(3), 1.0 in [1], None in [None], [] in [[]])


class It:
    def __iter__(self):
        return iter([1, 2, 3])


print(2 in It(), 9 in It())
try:
    1 in 5
except TypeError:
    print("TypeError")
