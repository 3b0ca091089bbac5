# cpython: differs - other exceptions
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: {1: 2} == {1: 2})
show(lambda: {1: 2} == {1: 3})
show(lambda: {1: 2} != {2: 1})
show(lambda: {} == {})
show(lambda: {1: 2} == [1])
show(lambda: {1: [2]} == {1: [2]})
show(lambda: {1: 1, 2: 2} == {2: 2, 1: 1})
show(lambda: {1: 2} < {1: 3})
show(lambda: {1: 2} | {3: 4} == {1: 2, 3: 4})
show(lambda: {1: 2} | {1: 3})
show(lambda: {1: 2} + {1: 2})
show(lambda: {1: 2} - {1: 2})
show(lambda: 1 in {1: 2})
show(lambda: 2 in {1: 2})
show(lambda: 2 not in {1: 2})
show(lambda: len({1: 2}))
show(lambda: bool({}))
show(lambda: {1: 2}[1])
show(lambda: {1: 2}[3])
show(lambda: {1: 2}['a'])
show(lambda: {'a': 1}[{}])
show(lambda: {1: 2}[[]])
show(lambda: -{})
show(lambda: hash({}))
