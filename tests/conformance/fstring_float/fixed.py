# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:f}')
show(lambda: f'{-2.5:.0f}')
show(lambda: f'{1234567.891:.1f}')
show(lambda: f'{1e-7:.3f}')
show(lambda: f'{1e20:10.2f}')
show(lambda: f'{0.0: .1f}')
