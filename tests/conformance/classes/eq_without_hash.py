class K:
    def __eq__(self, o):
        return True


try:
    {K(): 1}
    print("hashable")
except TypeError:
    print("TypeError")
print(K() == 5, K() != 5)


class P:
    pass


p = P()
print({p: 1}[p], p == p, p == P(), hash(p) == hash(p))
