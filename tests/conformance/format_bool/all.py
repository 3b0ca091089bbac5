# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:}'.format(True))
show(lambda: '{:}'.format(False))
show(lambda: '{:d}'.format(True))
show(lambda: '{:d}'.format(False))
show(lambda: '{:5}'.format(True))
show(lambda: '{:5}'.format(False))
show(lambda: '{:b}'.format(True))
show(lambda: '{:b}'.format(False))
show(lambda: '{:x}'.format(True))
show(lambda: '{:x}'.format(False))
show(lambda: '{:f}'.format(True))
show(lambda: '{:f}'.format(False))
show(lambda: '{:s}'.format(True))
show(lambda: '{:s}'.format(False))
show(lambda: '{:c}'.format(True))
show(lambda: '{:c}'.format(False))
show(lambda: '{:<5}'.format(True))
show(lambda: '{:<5}'.format(False))
