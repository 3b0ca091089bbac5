# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:e}')
show(lambda: f'{-2.5:.0e}')
show(lambda: f'{1234567.891:.2e}')
show(lambda: f'{1e-7:E}')
show(lambda: f'{1e20:12.3e}')
