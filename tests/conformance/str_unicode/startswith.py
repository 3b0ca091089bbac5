# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßc'.startswith('a'))
show(lambda: 'aßc'.startswith(''))
show(lambda: 'aßc'.startswith('ž'))
show(lambda: 'aßc'.startswith('aßc'))
show(lambda: 'aßc'.startswith('länger €'))
show(lambda: 'aßc'.startswith('ß', 1))
show(lambda: 'aßc'.startswith('ß', -2))
show(lambda: ''.startswith(''))
show(lambda: 'aßc'.startswith(('ž', 'a')))
show(lambda: 'aßc'.startswith(()))
show(lambda: 'aßc'.startswith(3))
