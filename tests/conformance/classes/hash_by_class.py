# cpython: differs - what is wrong with a hash is told elsewhere
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Compared:
    def __eq__(self, other): return True
class Fault(ValueError):
    def __eq__(self, other): return True
class Fault2(ValueError): pass
class Data(bytes): pass
class Data2(bytes):
    def __eq__(self, other): return True
class Pair(tuple):
    def __eq__(self, other): return True
class Long:
    def __hash__(self): return (1 << 80) + 5
class Negative:
    def __hash__(self): return -(1 << 80) - 5


show(lambda: hash(Compared()))
show(lambda: hash(Fault()))
show(lambda: hash(Fault2()) and 0)
show(lambda: hash(Data(b'a')) == hash(b'a'))
show(lambda: hash(Data2(b'a')))
show(lambda: hash(Pair((1, 2))) == hash((1, 2)))
show(lambda: hash(Long()))
show(lambda: hash(Negative()))
show(lambda: {Long(): 1}[5])
