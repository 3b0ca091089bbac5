# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: {} in {'a': 1})
show(lambda: {'a': 1}.get([]))
show(lambda: {'a': 1}[set()])
show(lambda: {1: 2}.get([]))
show(lambda: [] in {})
show(lambda: {}.get({}))
show(lambda: {1} in frozenset())
show(lambda: {1} in {'a'})
show(lambda: {}.pop([], 5))
show(lambda: {slice(1): 2})
show(lambda: hash(memoryview(b'')))
show(lambda: {{}.keys()})
