# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sum())
show(lambda: filter())
show(lambda: enumerate())
show(lambda: eval())
show(lambda: exec())
show(lambda: hasattr())
show(lambda: delattr())
show(lambda: memoryview())
