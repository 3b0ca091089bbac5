# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc' == 'aßc')
show(lambda: 'aßc' == 'ß')
show(lambda: 'aßc' < 'ß')
show(lambda: 'aßc' > 'ß')
show(lambda: 'aßc' <= 'aßcaßc')
show(lambda: '' < 'aßc')
show(lambda: 'aßc' != 'aßcaßc')
show(lambda: 'aßc' >= 'aßc')
show(lambda: 'aßc' == 1)
show(lambda: 'aßc' < 1)
show(lambda: 'aßc' != None)
show(lambda: '' == '')
