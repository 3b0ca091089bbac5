# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'[0])
show(lambda: 'abc'[-1])
show(lambda: 'abc'[2])
show(lambda: 'abc'[3])
show(lambda: 'abc'[-4])
show(lambda: ''[0])
show(lambda: 'abc'[True])
show(lambda: 'abc'[1.0])
show(lambda: 'abc'[None])
show(lambda: 'abc'['x'])
