# oracle: cpython - on boards bytes become objects and the machine stops; here they never do
import array


def refused(function, *errors):
    try:
        function()
    except Exception as e:
        print(type(e).__name__ in errors)
    else:
        print("nothing")


try:
    objects = array.array("O", [1, "two"])
except ValueError:
    # CPython has none: a list stands for it.
    objects = [1, "two"]
view = memoryview(objects) if not isinstance(objects, list) else None


def write(target):
    target[0] = 3


def fill():
    import io

    io.BytesIO(b"12345678").readinto(objects)


def pack():
    import struct

    struct.pack_into("I", objects, 0, 12345)


def unpack():
    import struct

    struct.unpack("O", b"1234")


refused(lambda: write(view), "TypeError")
refused(fill, "TypeError")
refused(pack, "TypeError")
refused(unpack, "ValueError", "error")
objects.extend(b"12")
objects.extend(bytearray(b"34"))
print(list(objects))
objects += bytearray(b"5")
print(list(objects))
