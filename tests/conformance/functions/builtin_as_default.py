def f(x, key=len, conv=str):
    return conv(key(x))


print(f("abc") + "!", f([3, 4], max, float), f([1, 2], key=sum))


def first(xs, default=None):
    for x in xs:
        return x
    return default


print(first([]), first("z"), first([], default=0))
