# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 2.5 // 2)
show(lambda: 2.5 // True)
show(lambda: 2.5 // 10 ** 20)
show(lambda: 2.5 // 'a')
show(lambda: 2.5 // None)
show(lambda: 2.5 // [])
show(lambda: 3 // 2.5)
show(lambda: 'a' // 2.5)
