def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{2.5:%}')
show(lambda: f'{-2.5:.0%}')
show(lambda: f'{1234567.891:.1%}')
