def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'one,two,,three'.rpartition(','))
show(lambda: 'one,two,,three'.rpartition('z'))
show(lambda: 'one,two,,three'.rpartition('one,two,,three'))
show(lambda: ''.rpartition(','))
show(lambda: 'one,two,,three'.rpartition(''))
show(lambda: 'aaaa'.rpartition('aa'))
