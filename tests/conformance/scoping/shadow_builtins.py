def f():
    len = lambda x: "mine"
    return len([])


print(f(), len([]))
list_ = list
list = "shadowed"
print(list)
del list
print(list((1,)) == list_((1,)))


def g(max):
    return max


print(g(1), max(1, 2))
