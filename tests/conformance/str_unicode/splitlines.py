# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'eins ü\nzwei ö\r\ndrei\n'.splitlines())
show(lambda: 'eins ü\nzwei ö\r\ndrei\n'.splitlines(True))
show(lambda: ''.splitlines())
show(lambda: '\n'.splitlines())
show(lambda: 'aßc'.splitlines())
show(lambda: 'eins ü\nzwei ö\r\ndrei\n'.splitlines(keepends=True))
show(lambda: 'eins ü\nzwei ö\r\ndrei\n'.splitlines(False))
