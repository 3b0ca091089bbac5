# cpython: differs - words of the messages
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abc')[0])
show(lambda: T('abc')[-1])
show(lambda: T('abc')[2])
show(lambda: T('abc')[3])
show(lambda: T('abc')[-4])
show(lambda: ''[0])
show(lambda: T('abc')[True])
show(lambda: T('abc')[1.0])
show(lambda: T('abc')[None])
show(lambda: T('abc')['x'])
