# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(dict):
    def __init__(self, *args):
        print("init", len(args))
        super().__init__(*args)
        self.extra = "extra"


class Silent(dict):
    def __init__(self, *args):
        self.extra = "silent"


x = Own({'a': 1})
show(lambda: x)
show(lambda: x.extra)
show(lambda: Silent({'a': 1}))
show(lambda: Silent({'a': 1}).extra)
show(lambda: Own())
