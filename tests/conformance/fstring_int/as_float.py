def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{5:e}')
show(lambda: f'{-5:f}')
show(lambda: f'{255:g}')
show(lambda: f'{-255:.2f}')
show(lambda: f'{1234567:%}')
show(lambda: f'{2 ** 70:10.3e}')
show(lambda: f'{0:G}')
show(lambda: f'{5:.0f}')
