def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abcabc')[1:3])
show(lambda: bytearray(b'abcabc')[:2])
show(lambda: bytearray(b'abcabc')[-2:])
show(lambda: bytearray(b'abcabc')[:])
show(lambda: bytearray(b'abcabc')[5:1])
show(lambda: bytearray(b'abcabc')[-100:100])
show(lambda: bytearray(b'abcabc')[2:2])
show(lambda: bytearray(b'abcabc')[:-1])
show(lambda: bytearray(b'abcabc')[True:])
show(lambda: bytearray(b'')[:])
