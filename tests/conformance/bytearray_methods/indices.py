# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc')[0])
show(lambda: bytearray(b'abc')[-1])
show(lambda: bytearray(b'abc')[2])
show(lambda: bytearray(b'abc')[3])
show(lambda: bytearray(b'abc')[-4])
show(lambda: bytearray(b'')[0])
show(lambda: bytearray(b'abc')[True])
show(lambda: bytearray(b'abc')[1.0])
show(lambda: bytearray(b'abc')[None])
show(lambda: bytearray(b'abc')['x'])
