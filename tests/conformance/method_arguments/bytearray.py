# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'a').append())
show(lambda: bytearray(b'a').append(1,2))
show(lambda: bytearray(b'a').extend())
show(lambda: bytearray(b'a').extend(1,2))
