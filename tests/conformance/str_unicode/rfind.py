# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'.rfind('ß'))
show(lambda: 'aßcaßc'.rfind('ž'))
show(lambda: 'aßcaßc'.rfind(''))
show(lambda: 'aßcaßc'.rfind('ß', 2))
show(lambda: 'aßcaßc'.rfind('ß', 0, 3))
show(lambda: 'aßcaßc'.rfind('ß', -3, -1))
show(lambda: ''.rfind(''))
show(lambda: 'aßcaßc'.rfind(None))
