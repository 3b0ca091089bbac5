# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:}')
show(lambda: f'{-2.5:.3}')
show(lambda: f'{1234567.891:10}')
show(lambda: f'{1e-7:.10}')
show(lambda: f'{1e20:+}')
