def f():
    raise ValueError('m')


def g():
    f()
