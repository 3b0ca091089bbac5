# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: range(6)[::2])
show(lambda: range(6)[1::2])
show(lambda: range(6)[::-1])
show(lambda: range(6)[::-2])
show(lambda: range(6)[4:1:-1])
show(lambda: range(6)[1:4:-1])
show(lambda: range(6)[-1:-5:-2])
show(lambda: range(6)[::3])
show(lambda: range(6)[::100])
show(lambda: range(6)[::-100])
show(lambda: range(6)[5::-1])
show(lambda: range(6)[:2:-1])
show(lambda: range(6)[::0])
