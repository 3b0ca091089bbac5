def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(dict):
    kind = "class attribute"

    @property
    def twice(self):
        return "property"

    @classmethod
    def make(cls):
        return cls({'a': 1})

    @staticmethod
    def helper():
        return "static"


class More(Own):
    kind = "overridden"


for cls in (Own, More):
    x = cls.make()
    show(lambda: type(x).__name__)
    show(lambda: x.kind)
    show(lambda: x.twice)
    show(lambda: x.helper())
    x.name = "set"
    show(lambda: x.name)
    show(lambda: x.missing)
    show(lambda: isinstance(x, Own))
    show(lambda: isinstance(x, dict))
    show(lambda: issubclass(cls, dict))
