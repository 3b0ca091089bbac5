# cpython: differs - what is handed on reaches the next class there
class Mixin:
    def __init__(self, *a):
        super().__init__(*a)
        self.y = a


class Alone(Mixin):
    pass


class Text(Mixin, str):
    pass


class Other(str, Mixin):
    pass


class Numbers(list):
    def __init__(self, *a):
        super().__init__(*a)


class More(Numbers):
    def __init__(self, *a):
        super().__init__(*a)


for k in (Alone, Text, Other, Numbers, More):
    for given in ((), ("ab",), ("ab", "cd")):
        try:
            o = k(*given)
            print(k.__name__, given, getattr(o, "y", None), isinstance(o, str) and str(o), isinstance(o, list) and list(o))
        except TypeError as e:
            print(k.__name__, given, e)
