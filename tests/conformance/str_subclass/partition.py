# cpython: differs - words of the messages
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'one,two,,three'.partition(','))
show(lambda: 'one,two,,three'.partition('z'))
show(lambda: 'one,two,,three'.partition('one,two,,three'))
show(lambda: ''.partition(','))
show(lambda: 'one,two,,three'.partition(''))
show(lambda: 'aaaa'.partition('aa'))
show(lambda: T('abc').partition(1))
