def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{5:b}')
show(lambda: f'{-5:o}')
show(lambda: f'{255:x}')
show(lambda: f'{-255:X}')
show(lambda: f'{1234567:d}')
show(lambda: f'{2 ** 70:#b}')
show(lambda: f'{0:#o}')
show(lambda: f'{5:#x}')
show(lambda: f'{-5:#X}')
