# cpython: differs - views are all of one type without operators
d = {1: 2}
print(type(d.keys()), type(d.items()), bool({}.keys()), d.keys() == {1})
for attempt in (lambda: d.keys() & {1}, lambda: d.keys()[0], lambda: d.keys() - {1}):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
