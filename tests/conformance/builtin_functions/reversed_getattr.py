# cpython: differs - attributes count, also made ones
def show(text):
    try:
        print(text, "=>", repr(eval(text)))
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


def do(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


class Made:
    def __getattr__(self, name):
        return name


class Own:
    def __init__(self, function):
        self.__reversed__ = function


class Method:
    def __reversed__(self):
        return "backwards"


show("reversed(Made())")
show("reversed(Own(lambda: 'own'))")
show("reversed(Method())")
show("reversed(3)")
