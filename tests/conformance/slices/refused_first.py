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


class Says:
    def __int__(self):
        print("asked")
        return 1

    __index__ = __int__


class Nothing:
    pass


data = bytearray(b"abc")
do("del data[3:Nothing()]")
do("del data[Says():]")
do("del data[1:2:Nothing()]")
do("del memoryview(data)[0:Nothing()]")
do("()[3:Nothing()] = ''")
do("()[Says():] = ''")
do("'abc'[3:Nothing()] = ''")
do("b'abc'[Says():] = b''")
do("range(3)[0:Nothing()] = 1")
do("range(3)[Says():] = 1")
do("del ()[3:Nothing()]")
do("del 'a'[0:Nothing()]")
do("del [1, 2][0:Nothing()]")
do("data[3:Nothing()] = b''")
do("data[Says():2] = b'x'")
show("data")
show("''[Nothing():]")
show("'abc'[:Nothing()]")
show("'abc'[::Nothing()]")
show("'abc'[Says():]")
show("b'abc'[Nothing():]")
