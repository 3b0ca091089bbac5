# cpython: differs - names of keyword arguments must be strings there
def f(**k):
    return sorted(k.items())


def g(a, b=2):
    return a, b


print(f(**{b"a": 1, "b": 2}))
print(g(**{b"b": 5, b"a": 4}))
print(dict(**{b"key": 1}))
try:
    print(f(**{1: 1}))
except TypeError as e:
    print("TypeError", e)
