# cpython: differs - a complex number asks its right operand for a number
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


class Float:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        print("float")
        return self.value

    def __radd__(self, other):
        return "radd"


class Complex:
    def __complex__(self):
        print("complex")
        return 2j


class Fails:
    def __float__(self):
        raise ValueError("no")


class Neither:
    def __radd__(self, other):
        return "radd"

    def __int__(self):
        return 3


class C(complex):
    pass


show("1j + Float(1.5)")
show("1j - Float(1.5)")
show("1j * Float(1.5)")
show("1j / Float(1.5)")
show("1j // Float(1.5)")
show("1j % Float(1.5)")
show("1j == Float(0.0)")
show("0j == Float(0.0)")
show("1j < Float(1.5)")
show("1j + Float(1)")
show("1j + Float('a')")
show("1j + Float(None)")
show("1j + Float(1j)")
show("1j + Complex()")
show("2j == Complex()")
show("1j + Fails()")
show("1j + Neither()")
show("C(2) + Float(1.5)")
