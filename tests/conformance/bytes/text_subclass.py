# cpython: differs - text of a class of its own is no text
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


class Text(str):
    pass


show("bytes(Text('abc'), 'utf8')")
show("bytes(Text('abc'))")
show("bytes('abc', 'utf8')")
show("bytes('abc')")
show("bytearray(Text('abc'), 'utf8')")
show("bytes(b'abc', 'utf8')")
