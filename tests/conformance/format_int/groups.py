def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:,}'.format(0))
show(lambda: '{:,}'.format(5))
show(lambda: '{:,}'.format(-5))
show(lambda: '{:,}'.format(255))
show(lambda: '{:_}'.format(-5))
show(lambda: '{:_}'.format(255))
show(lambda: '{:_}'.format(-255))
show(lambda: '{:_}'.format(1234567))
show(lambda: '{:,d}'.format(-255))
show(lambda: '{:,d}'.format(1234567))
show(lambda: '{:,d}'.format(2 ** 70))
show(lambda: '{:,d}'.format(0))
show(lambda: '{:010,}'.format(2 ** 70))
show(lambda: '{:010,}'.format(0))
show(lambda: '{:010,}'.format(5))
show(lambda: '{:010,}'.format(-5))
show(lambda: '{:15,}'.format(5))
show(lambda: '{:15,}'.format(-5))
show(lambda: '{:15,}'.format(255))
show(lambda: '{:15,}'.format(-255))
