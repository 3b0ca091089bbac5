# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'ß' in 'aßc')
show(lambda: 'ž' in 'aßc')
show(lambda: '' in 'aßc')
show(lambda: '' in '')
show(lambda: 'aßc' in 'ß')
show(lambda: 'ž' not in 'aßc')
show(lambda: None in 'aßc')
