class MyError(Exception):
    pass


class Coded(MyError):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code

    def __str__(self):
        return "code %d" % self.code


try:
    raise MyError("text", 5)
except MyError as e:
    print(e.args, e)
try:
    raise Coded(7, "more")
except MyError as e:
    print(e, e.args, e.code, type(e).__name__)
try:
    raise Coded
except TypeError:
    print("TypeError")
