# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [0, 1, 2, 3, 4, 5][::2])
show(lambda: [0, 1, 2, 3, 4, 5][1::2])
show(lambda: [0, 1, 2, 3, 4, 5][::-1])
show(lambda: [0, 1, 2, 3, 4, 5][::-2])
show(lambda: [0, 1, 2, 3, 4, 5][4:1:-1])
show(lambda: [0, 1, 2, 3, 4, 5][1:4:-1])
show(lambda: [0, 1, 2, 3, 4, 5][-1:-5:-2])
show(lambda: [0, 1, 2, 3, 4, 5][::3])
show(lambda: [0, 1, 2, 3, 4, 5][::100])
show(lambda: [0, 1, 2, 3, 4, 5][::-100])
show(lambda: [0, 1, 2, 3, 4, 5][5::-1])
show(lambda: [0, 1, 2, 3, 4, 5][:2:-1])
show(lambda: [0, 1, 2, 3, 4, 5][::0])
