def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcdef')[1:3])
show(lambda: bytearray(b'abcdef')[:2])
show(lambda: bytearray(b'abcdef')[4:])
show(lambda: bytearray(b'abcdef')[:])
show(lambda: bytearray(b'abcdef')[-2:])
show(lambda: bytearray(b'abcdef')[:-2])
show(lambda: bytearray(b'abcdef')[2:2])
show(lambda: bytearray(b'abcdef')[4:2])
show(lambda: bytearray(b'abcdef')[-100:100])
show(lambda: bytearray(b'abcdef')[100:])
show(lambda: bytearray(b'abcdef')[:-100])
