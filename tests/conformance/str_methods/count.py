# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'.count('b'))
show(lambda: 'abcabc'.count('z'))
show(lambda: 'abcabc'.count(''))
show(lambda: 'abcabc'.count('b', 2))
show(lambda: 'abcabc'.count('b', 0, 3))
show(lambda: 'aaaa'.count('aa'))
show(lambda: ''.count(''))
show(lambda: 'abcabc'.count(1))
