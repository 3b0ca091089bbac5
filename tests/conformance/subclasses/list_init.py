# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(list):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(list):
    def __init__(self, *args):
        self.extra = "silent"


x = Own([3, 1, 2])
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent([3, 1, 2]))
show(lambda: Silent([3, 1, 2]).extra)
show(lambda: Own())
