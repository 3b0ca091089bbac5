# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ','.join([]))
show(lambda: ','.join(['abc']))
show(lambda: ','.join(['abc', 'b']))
show(lambda: ''.join(['abc', 'b', 'z']))
show(lambda: 'long text'.join(('abc', 'b')))
show(lambda: ','.join(iter(['abc', 'b'])))
show(lambda: ','.join(['abc', 1]))
show(lambda: ','.join(5))
show(lambda: ','.join(x for x in ['abc']))
