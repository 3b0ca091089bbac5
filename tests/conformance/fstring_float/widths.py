# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:10}')
show(lambda: f'{-2.5:<10}')
show(lambda: f'{1234567.891:>10}')
show(lambda: f'{1e-7:^10}')
show(lambda: f'{1e20:=10}')
show(lambda: f'{0.0:=+10}')
show(lambda: f'{2.5:010.2f}')
show(lambda: f'{-2.5:<10.1f}')
