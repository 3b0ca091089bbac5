# cpython: differs - other values
def make(name, result):
    def method(self, *args):
        if result is ValueError:
            raise ValueError(name)
        return result

    return type("Made", (), {name: method})()


for result in (5, -1, 0, True, None, "text", 2.5, [1], (1, 2), ValueError):
    x = make("__str__", result)
    try:
        print(repr(str(x)))
    except Exception as e:
        print(type(e).__name__, e)
