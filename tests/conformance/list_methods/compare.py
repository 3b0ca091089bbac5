# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [1, 2] == [1, 2])
show(lambda: [1, 2] == [2, 1])
show(lambda: [1] < [2])
show(lambda: [1, 2] < [1])
show(lambda: [] < [0])
show(lambda: [1, 2] >= [1, 2])
show(lambda: [1, [2]] == [1, [2]])
show(lambda: [1] == (1,))
show(lambda: [1] != (1,))
show(lambda: [1] < ['a'])
show(lambda: [1, 'a'] < [2, 1])
show(lambda: ['a', 1] > ['a', 'b'])
show(lambda: [1] < 5)
show(lambda: [float('nan')] == [float('nan')])
show(lambda: [[1, 2], [3]] > [[1, 2], [2, 9]])
