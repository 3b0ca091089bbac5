# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc' * 3)
show(lambda: 3 * 'abc')
show(lambda: 'abc' * 0)
show(lambda: 'abc' * -1)
show(lambda: 'abc' * True)
show(lambda: '' * 1000)
show(lambda: 'abc' * 1.0)
show(lambda: 'abc' * 'abc')
show(lambda: 'abc' * None)
