# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray().strip())
show(lambda: bytearray(b'  ').strip())
show(lambda: bytearray(b'a').partition(b'b'))
show(lambda: bytearray(b'a').rpartition(b'b'))
show(lambda: bytearray().hex())
show(lambda: b''.hex())
show(lambda: frozenset([1]).intersection([1]))
show(lambda: b'abc'.replace(b'', b'-'))
