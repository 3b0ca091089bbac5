# cpython: differs - other words
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


class A:
    v = 1


class B(A):
    pass


do("del A.w")
do("del B.v")
do("del A.v")
do("del A.v")
do("A.v")
do("del A.__name__")
do("del A().v")
do("del int.v")
