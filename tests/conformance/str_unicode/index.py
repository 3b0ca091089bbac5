# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'.index('ß'))
show(lambda: 'aßcaßc'.index('ß', 2))
show(lambda: 'aßcaßc'.index('ž'))
show(lambda: 'aßcaßc'.index('ß', 9))
show(lambda: 'aßcaßc'.index('ß', 0, 1))
show(lambda: 'aßcaßc'.index(''))
show(lambda: 'aßcaßc'.index(1))
