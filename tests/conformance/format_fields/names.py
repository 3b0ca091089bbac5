# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{a}'.format(a=1))
show(lambda: '{a}{b}'.format(b=2, a=1))
show(lambda: '{a} {}'.format(5, a=1))
show(lambda: '{a}'.format(b=1))
show(lambda: '{a:5}|'.format(a='x'))
show(lambda: '{a!r}'.format(a='x'))
show(lambda: '{A}'.format(a=1))
show(lambda: '{a_b1}'.format(a_b1=2))
