# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 2 ** 10)
show(lambda: 2 ** 100)
show(lambda: (-3) ** 3)
show(lambda: (-3) ** 0)
show(lambda: 0 ** 0)
show(lambda: 2 ** -1)
show(lambda: (-2) ** -2)
show(lambda: 10 ** 30)
show(lambda: 7 ** True)
show(lambda: 2 ** 0.5)
show(lambda: (-8) ** (1 / 3))
show(lambda: pow(2, 10))
show(lambda: pow(2, 10, 1000))
show(lambda: pow(3, 200, 13))
show(lambda: pow(2, -1))
show(lambda: pow(2, 3, 0))
show(lambda: 2 ** 'a')
show(lambda: 2 ** None)
show(lambda: 1 ** 1000000)
show(lambda: (-1) ** 1000001)
