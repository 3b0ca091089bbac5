def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f'{5:5}')
show(lambda: f'{-5:<5}')
show(lambda: f'{255:>5}')
show(lambda: f'{-255:^5}')
show(lambda: f'{1234567:=5}')
show(lambda: f'{2 ** 70:05}')
show(lambda: f'{0:*^9}')
show(lambda: f'{5:=+9}')
show(lambda: f'{-5:+}')
show(lambda: f'{255:-}')
show(lambda: f'{-255: }')
show(lambda: f'{1234567:+05}')
