# cpython: differs - what iterators look like
for it in (iter([]), iter({}), iter(()), iter(range(3)), iter({1}), enumerate([]), zip(), map(None, []), filter(None, []), reversed([])):
    print(it, type(it))
