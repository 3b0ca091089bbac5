# cpython: differs - other words for what is none
class Text(str):
    pass


class Data(bytes):
    pass


for source in (bytearray(b"2+3"), memoryview(b"2+3"), memoryview(bytearray(b"x2+3"))[1:], b"2+3", Text("2+3"), Data(b"2+3"), 5, None, [5]):
    try:
        print(eval(source), exec(source))
    except TypeError as e:
        print(e)
exec(bytearray(b"print('from a buffer')"))
