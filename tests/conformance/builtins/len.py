class Sized:
    def __len__(self):
        return 7


print(len(""), len("añb"), len([1]), len({}), len({1}), len(range(5)), len(b"abc"), len(Sized()), len((1, 2)))
