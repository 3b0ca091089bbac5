# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '→'.join([]))
show(lambda: '→'.join(['aßc']))
show(lambda: '→'.join(['aßc', 'ß']))
show(lambda: ''.join(['aßc', 'ß', 'ž']))
show(lambda: 'länger €'.join(('aßc', 'ß')))
show(lambda: '→'.join(iter(['aßc', 'ß'])))
show(lambda: '→'.join(['aßc', 1]))
show(lambda: '→'.join(5))
show(lambda: '→'.join(x for x in ['aßc']))
