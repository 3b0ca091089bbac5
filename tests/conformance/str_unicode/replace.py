# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'.replace('ß', 'ž'))
show(lambda: 'aßcaßc'.replace('ß', ''))
show(lambda: 'aßcaßc'.replace('ž', 'ß'))
show(lambda: 'aßc'.replace('', 'ž'))
show(lambda: 'aßcaßc'.replace('ß', 'länger €', 1))
show(lambda: 'aßcaßc'.replace('ß', 'ž', 0))
show(lambda: 'aßcaßc'.replace('ß', 'ž', -1))
show(lambda: 'éééé'.replace('éé', 'a'))
show(lambda: ''.replace('', 'ž'))
show(lambda: ''.replace('ß', 'ž'))
show(lambda: 'aßc'.replace('ß'))
show(lambda: 'aßc'.replace(1, 2))
