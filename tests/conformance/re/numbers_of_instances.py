# cpython: differs - takes names of groups too, and has other words
import re


class Number:
    def __init__(self, number):
        self.number = number

    def __int__(self):
        print("asked")
        return self.number

    def __repr__(self):
        return "Number"


class Small(int):
    pass


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


found = re.search("a(b)", "cab")
for number in (0, 1, 2, -1):
    attempt(lambda: found.group(Number(number)))
attempt(lambda: found.group(Small(1)))
attempt(lambda: found.group(True))
attempt(lambda: found.group(2.0))
attempt(lambda: found.group(object()))
