# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: {1: 'a'}[1.0])
show(lambda: {1: 'a'}[True])
show(lambda: {0: 'a'}[False])
show(lambda: {'a': 1}['a'])
show(lambda: {b'a': 1}[b'a'])
show(lambda: {b'a': 1}.get('a'))
show(lambda: {(1, 2): 3}[(1, 2)])
show(lambda: {None: 1}[None])
show(lambda: {1.5: 1}[1.5])
show(lambda: {frozenset([1]): 2}[frozenset([1])])
show(lambda: {1 << 70: 1}[1 << 70])
show(lambda: {(): 1}[()])
show(lambda: {-1: 1, -2: 2}[-2])
show(lambda: {...: 1}[...])
show(lambda: {int: 1}[int])
show(lambda: {1j: 1}[1j])
show(lambda: {range(3): 1})
show(lambda: {(1, []): 1})
