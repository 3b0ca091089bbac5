# cpython: differs - other words, and a class without a base takes no arguments
class Plain:
    def __init__(self, *args):
        super().__init__(*args)


class Derived(Plain):
    pass


class Listed(list):
    def __init__(self, *args):
        super().__init__(*args)


for make in (
    lambda: Plain(),
    lambda: Plain(1),
    lambda: Derived(1, 2),
    lambda: Listed((1, 2)),
    lambda: object.__init__(Plain()),
    lambda: object.__init__(Plain(), 1),
):
    try:
        print(type(make()).__name__)
    except TypeError as e:
        print(e)
