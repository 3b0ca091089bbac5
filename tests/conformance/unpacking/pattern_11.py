# cpython: differs - words of the messages
def show(f, value):
    try:
        print(f(value))
    except Exception as e:
        print(type(e).__name__, e)


def unpack(value):
    a, (b, *c) = value
    return (a, b, c,)


show(unpack, 1)
show(unpack, ())
show(unpack, (1,))
show(unpack, (1, 2))
show(unpack, (1, 2, 3))
show(unpack, [1, 2])
show(unpack, 'ab')
show(unpack, b'ab')
show(unpack, {1: 2, 3: 4})
show(unpack, ((1, 2), 3))
show(unpack, (1, (2, 3)))
show(unpack, range(2))
show(unpack, iter([1, 2]))
show(unpack, None)
show(unpack, [[1, 2], [3]])
