# cpython: differs - the sign of the modulus does not count with the exponent 0
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


show("pow(1, 0, -(1 << 100))")
show("pow(1, 0, -5)")
show("pow(2, 0, -2)")
show("pow(2, 0, -1)")
show("pow(2, 0, 1)")
show("pow(1 << 70, 0, -1)")
show("pow(1 << 70, 0, 1 << 70)")
show("pow(-1, 0, -3)")
show("pow(0, 0, 7)")
show("pow(2, 0, 0)")
show("pow(2, 3, -5)")
