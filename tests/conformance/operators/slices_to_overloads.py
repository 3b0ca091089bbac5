class S:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print(k, v)


s = S()
print(s[1:2], s[:], s[::2], s[1:2:3])
print(s[1:2, 3], s[...])
s[2:5] = "v"
