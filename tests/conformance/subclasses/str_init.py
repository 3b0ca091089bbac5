# cpython: differs - MicroPython goes another way
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(str):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(str):
    def __init__(self, *args):
        self.extra = "silent"


x = Own('text')
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent('text'))
show(lambda: Silent('text').extra)
show(lambda: Own())
