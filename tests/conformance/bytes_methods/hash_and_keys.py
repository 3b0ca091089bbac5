def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hash(b'abc') == hash(b'abc'))
show(lambda: {b'abc': 1}[b'abc'])
show(lambda: {b'abc': 1}.get(b'b'))
show(lambda: b'abc' in {b'abc'})
show(lambda: {b'abc', b'abc', b'b'} == {b'b', b'abc'})
