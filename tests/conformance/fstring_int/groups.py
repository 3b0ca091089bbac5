def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{5:,}')
show(lambda: f'{-5:_}')
show(lambda: f'{255:,d}')
show(lambda: f'{-255:010,}')
show(lambda: f'{1234567:15,}')
