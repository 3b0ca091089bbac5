# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:.2}'.format(''))
show(lambda: '{:.2}'.format('a'))
show(lambda: '{:.2}'.format('hello'))
show(lambda: '{:.2}'.format('é€'))
show(lambda: '{:.0}'.format(''))
show(lambda: '{:.0}'.format('a'))
show(lambda: '{:.0}'.format('hello'))
show(lambda: '{:.0}'.format('é€'))
show(lambda: '{:.10}'.format(''))
show(lambda: '{:.10}'.format('a'))
show(lambda: '{:.10}'.format('hello'))
show(lambda: '{:.10}'.format('é€'))
show(lambda: '{:5.2}'.format(''))
show(lambda: '{:5.2}'.format('a'))
show(lambda: '{:5.2}'.format('hello'))
show(lambda: '{:5.2}'.format('é€'))
show(lambda: '{:>5.1}'.format(''))
show(lambda: '{:>5.1}'.format('a'))
show(lambda: '{:>5.1}'.format('hello'))
show(lambda: '{:>5.1}'.format('é€'))
show(lambda: '{:.2s}'.format(''))
show(lambda: '{:.2s}'.format('a'))
show(lambda: '{:.2s}'.format('hello'))
show(lambda: '{:.2s}'.format('é€'))
