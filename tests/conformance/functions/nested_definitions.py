def outer(n):
    def middle(m):
        def inner(k):
            return n * 100 + m * 10 + k

        return inner

    return middle


print(outer(1)(2)(3))


def many():
    fs = []
    for i in range(3):

        def f(x, i=i):
            return x + i

        fs.append(f)
    return fs


print([f(10) for f in many()])
