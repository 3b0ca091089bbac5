# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'b' in 'abc')
show(lambda: 'z' in 'abc')
show(lambda: '' in 'abc')
show(lambda: '' in '')
show(lambda: 'abc' in 'b')
show(lambda: 'z' not in 'abc')
show(lambda: None in 'abc')
