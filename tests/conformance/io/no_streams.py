# cpython: differs - anything with the methods is a stream there
import io
import json
import sys


class Alike:
    def write(self, data):
        return len(data)

    def readinto(self, data):
        return 0


class Own(io.IOBase):
    def __init__(self):
        self.said = b""

    def write(self, data):
        self.said += bytes(data)
        return len(data)


class Printed:
    def __str__(self):
        print("asked")
        return "printed"


def show(f):
    try:
        print(f())
    except (OSError, TypeError, AttributeError) as e:
        print(type(e).__name__, e.args)


for no_stream in (5, None, "x", [], object(), Alike(), Alike, io.StringIO):
    show(lambda: print(Printed(), file=no_stream))
    show(lambda: json.dump(1, no_stream))
    show(lambda: json.load(no_stream))
    show(lambda: sys.print_exception(ValueError("v"), no_stream))
own = Own()
print("a", 5, file=own)
json.dump([1], own)
sys.print_exception(ValueError("v"), own)
print(own.said)
