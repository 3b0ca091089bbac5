# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: {1}.add())
show(lambda: {1}.add(1,2))
show(lambda: {1}.remove())
show(lambda: {1}.discard())
show(lambda: {1}.pop(1))
show(lambda: {1}.clear(1))
show(lambda: {1}.copy(1))
show(lambda: {1}.issubset())
show(lambda: {1}.issuperset())
show(lambda: {1}.isdisjoint())
show(lambda: {1}.union(1,2,3))
show(lambda: {1}.add(x=1))
