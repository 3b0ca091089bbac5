# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: {1: 2}.get())
show(lambda: {1: 2}.get(1,2,3))
show(lambda: {1: 2}.pop())
show(lambda: {1: 2}.pop(1,2,3))
show(lambda: {1: 2}.popitem(1))
show(lambda: {1: 2}.setdefault())
show(lambda: {1: 2}.update(1,2))
show(lambda: {1: 2}.clear(1))
show(lambda: {1: 2}.copy(1))
show(lambda: {1: 2}.keys(1))
show(lambda: {1: 2}.values(1))
show(lambda: {1: 2}.items(1))
show(lambda: {1: 2}.fromkeys())
