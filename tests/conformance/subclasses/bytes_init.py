# cpython: differs - MicroPython goes another way
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(bytes):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(bytes):
    def __init__(self, *args):
        self.extra = "silent"


x = Own(b'data')
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent(b'data'))
show(lambda: Silent(b'data').extra)
show(lambda: Own())
