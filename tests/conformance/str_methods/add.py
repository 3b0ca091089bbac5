# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc' + 'b')
show(lambda: 'abc' + '')
show(lambda: '' + 'abc')
show(lambda: '' + '')
show(lambda: 'abc' + 'abc' + 'b')
show(lambda: 'abc' + 1)
show(lambda: 1 + 'abc')
show(lambda: 'abc' + None)
show(lambda: 'abc' + [1])
