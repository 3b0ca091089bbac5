def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hash('abc') == hash('abc'))
show(lambda: {'abc': 1}['abc'])
show(lambda: {'abc': 1}.get('b'))
show(lambda: 'abc' in {'abc'})
show(lambda: {'abc', 'abc', 'b'} == {'b', 'abc'})
