# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [1].append())
show(lambda: [1].append(1,2))
show(lambda: [1].extend())
show(lambda: [1].insert(1))
show(lambda: [1].insert(1,2,3))
show(lambda: [1].remove())
show(lambda: [1].pop(1,2))
show(lambda: [1].clear(1))
show(lambda: [1].index())
show(lambda: [1].index(1,2,3,4))
show(lambda: [1].count())
show(lambda: [1].reverse(1))
show(lambda: [1].copy(1))
show(lambda: [1].sort(1))
show(lambda: [1].sort(x=1))
show(lambda: [1].append(x=1))
