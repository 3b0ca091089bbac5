# cpython: differs - dict views and what iterators have
def g():
    yield 1
    yield 2
    return 3


x = g()
print(x.__next__(), next(x))
try:
    x.__next__()
except StopIteration as e:
    print(repr(e), e.value)
it = iter([1, 2])
more = it.__next__
print(more(), more())
try:
    more()
except StopIteration as e:
    print(repr(e))
for o in (
    [],
    {},
    "a",
    range(3),
    zip(),
    enumerate([1]),
    map(int, ["1"]),
    filter(None, [1]),
    reversed([1, 2]),
    iter({1: 2}),
    iter({1}),
    iter("a"),
    iter(b"a"),
    iter(range(2)),
    {}.keys(),
    {1: 2}.items(),
):
    print(type(o), hasattr(o, "__next__"))
    if hasattr(o, "__next__"):
        try:
            print(o.__next__())
        except StopIteration:
            print("stop")
