# cpython: differs - MicroPython goes another way
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(float):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(float):
    def __init__(self, *args):
        self.extra = "silent"


x = Own(2.5)
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent(2.5))
show(lambda: Silent(2.5).extra)
show(lambda: Own())
