def g():
    yield 1
    raise ValueError("inside")


x = g()
print(next(x))
try:
    next(x)
except ValueError as e:
    print(e)
print(list(x))


def cleans():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


for v in cleans():
    print(v)


def nested():
    for i in range(3):
        try:
            if i == 1:
                raise KeyError(i)
            yield i
        except KeyError:
            yield "key"
        finally:
            yield "fin"


print(list(nested()))
