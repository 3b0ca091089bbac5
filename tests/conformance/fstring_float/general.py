def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:g}')
show(lambda: f'{-2.5:.3g}')
show(lambda: f'{1234567.891:.10g}')
show(lambda: f'{1e-7:G}')
show(lambda: f'{1e20:n}')
