class U:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __bool__(self):
        print("bool", end=" ")
        return False

    def __len__(self):
        return 7

    def __hash__(self):
        return 42


u = U()
print(-u, +u, ~u, abs(u), len(u), hash(u))
print(not u, bool(u), 1 if u else 0)
while u:
    pass
print((u and 1) is u)
