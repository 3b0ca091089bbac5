# cpython: differs - entries are shown in the order of the hash table
def f(**kw):
    print(kw)


f(z=1, y=2, x=3, w=4, v=5, u=6)
f()
f(a=1)
f(**{"q": 1, "p": 2})
