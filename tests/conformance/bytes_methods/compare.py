# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc' == b'abc')
show(lambda: b'abc' == b'b')
show(lambda: b'abc' < b'b')
show(lambda: b'abc' > b'b')
show(lambda: b'abc' <= b'abcabc')
show(lambda: b'' < b'abc')
show(lambda: b'abc' != b'abcabc')
show(lambda: b'abc' >= b'abc')
show(lambda: b'abc' == 1)
show(lambda: b'abc' < 1)
show(lambda: b'abc' != None)
show(lambda: b'' == b'')
