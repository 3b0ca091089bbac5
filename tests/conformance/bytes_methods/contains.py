# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'b' in b'abc')
show(lambda: b'z' in b'abc')
show(lambda: b'' in b'abc')
show(lambda: b'' in b'')
show(lambda: b'abc' in b'b')
show(lambda: b'z' not in b'abc')
show(lambda: None in b'abc')
