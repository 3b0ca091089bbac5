# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '\x00\x01\x7f')
show(lambda: '\t\n\r\\')
show(lambda: "'")
show(lambda: '"')
show(lambda: '\'"')
show(lambda: '\a\b\f\v')
show(lambda: '\101\60')
show(lambda: r'\n')
show(lambda: 'a' 'b')
show(lambda: '\u20ac\U0001f600')
show(lambda: 'é')
show(lambda: str('\n'))
show(lambda: '\x80\xff\u0100')
