# cpython: differs - words of the messages
def show(values):
    try:
        for a, b, c in values:
            print(a, b, c)
    except Exception as e:
        print(type(e).__name__, e)


show([1])
show([()])
show([(1,)])
show([(1, 2)])
show([(1, 2, 3)])
show([[1, 2]])
show(['ab'])
show([b'ab'])
show([{1: 2, 3: 4}])
show([((1, 2), 3)])
show([(1, (2, 3))])
show([range(2)])
show([None])
show([[[1, 2], [3]]])
