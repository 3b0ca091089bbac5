# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray())
show(lambda: bytearray(3))
show(lambda: bytearray([1, 2]))
show(lambda: bytearray(b'abc'))
show(lambda: bytearray('abc', 'utf-8'))
show(lambda: bytearray(range(3)))
show(lambda: bytearray(bytearray(b'x')))
show(lambda: bytearray('abc'))
show(lambda: bytearray(None))
show(lambda: bytearray(['a']))
