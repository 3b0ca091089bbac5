# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(Exception):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(Exception):
    def __init__(self, *args):
        self.extra = "silent"


x = Own('why')
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent('why'))
show(lambda: Silent('why').extra)
show(lambda: Own())
