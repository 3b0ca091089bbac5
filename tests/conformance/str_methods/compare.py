# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc' == 'abc')
show(lambda: 'abc' == 'b')
show(lambda: 'abc' < 'b')
show(lambda: 'abc' > 'b')
show(lambda: 'abc' <= 'abcabc')
show(lambda: '' < 'abc')
show(lambda: 'abc' != 'abcabc')
show(lambda: 'abc' >= 'abc')
show(lambda: 'abc' == 1)
show(lambda: 'abc' < 1)
show(lambda: 'abc' != None)
show(lambda: '' == '')
