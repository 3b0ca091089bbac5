# cpython: differs - text needs an encoding there
class Text(str):
    pass


class Data(bytes):
    pass


class Own(Exception):
    pass


print(bytes(Text("abc")), bytearray(Text("abc")), bytes(Data(b"ab")))
for f in (
    lambda: bytes("abc"),
    lambda: bytearray("abc"),
    lambda: -Data(b"x"),
    lambda: ~Data(b"x"),
    lambda: +Data(b"x"),
    lambda: abs(Data(b"x")),
    lambda: -Text(""),
    lambda: -Own(),
    lambda: ~Own(),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
