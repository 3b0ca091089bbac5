# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc'.endswith('c'))
show(lambda: 'aßc'.endswith(''))
show(lambda: 'aßc'.endswith('ž'))
show(lambda: 'aßc'.endswith('aßc'))
show(lambda: 'aßc'.endswith('länger €'))
show(lambda: ''.endswith(''))
show(lambda: 'aßc'.endswith(('ž', 'c')))
show(lambda: 'aßc'.endswith(None))
