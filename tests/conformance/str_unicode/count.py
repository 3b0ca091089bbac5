# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'.count('ß'))
show(lambda: 'aßcaßc'.count('ž'))
show(lambda: 'aßcaßc'.count(''))
show(lambda: 'aßcaßc'.count('ß', 2))
show(lambda: 'aßcaßc'.count('ß', 0, 3))
show(lambda: 'éééé'.count('éé'))
show(lambda: ''.count(''))
show(lambda: 'aßcaßc'.count(1))
