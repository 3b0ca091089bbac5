# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 1 == 1.0)
show(lambda: 2 ** 53 == float(2 ** 53))
show(lambda: 2 ** 53 + 1 == float(2 ** 53))
show(lambda: 1 < 1.5)
show(lambda: 10 ** 20 < 1e21)
show(lambda: 10 ** 20 == 1e20)
show(lambda: 10 ** 400 > 1.0)
show(lambda: 5 < float('inf'))
show(lambda: 5 > float('-inf'))
show(lambda: 5 == float('nan'))
show(lambda: 5 < float('nan'))
show(lambda: 0 == -0.0)
show(lambda: True == 1.0)
