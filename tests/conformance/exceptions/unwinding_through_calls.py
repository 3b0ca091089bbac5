log = []


def a():
    try:
        b()
    except KeyError:
        log.append("a")
        raise ValueError("from a")


def b():
    try:
        c(0)
    finally:
        log.append("b")


def c(n):
    if n == 5:
        {}["x"]
    try:
        c(n + 1)
    finally:
        log.append(n)


try:
    a()
except ValueError as e:
    print(e, log)
print(list(map(lambda x: x, [1])))
try:
    list(map(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError:
    print("through map")
try:
    sorted([1, 2], key=lambda x: {}[x])
except KeyError:
    print("through sorted")
