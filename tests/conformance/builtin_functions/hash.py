# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hash(1))
show(lambda: hash(-5))
show(lambda: hash(True))
show(lambda: hash(0))
show(lambda: hash(1.0))
show(lambda: hash([]))
show(lambda: hash({}))
show(lambda: hash(set()))
show(lambda: hash(()) == hash(()))
show(lambda: hash('a') == hash('a'))
show(lambda: hash(b'a') == hash(b'a'))
show(lambda: hash(slice(1)))
show(lambda: hash(bytearray()))
show(lambda: hash(([],)))
show(lambda: hash())
