# cpython: differs - str() takes __repr__ there
class Named:
    def __repr__(self):
        return "Named"


class OwnDict(dict):
    def __repr__(self):
        return "OwnDict"


class Further(OwnDict):
    pass


class Mixed(Named, dict):
    pass


class Fault(Exception):
    def __repr__(self):
        return "Fault"


class Both(int):
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


for v in (Named(), OwnDict(a=1), Further(a=1), Mixed(a=1), Fault("why"), Fault(), Both(5)):
    print(str(v), repr(v), "%s %r" % (v, v), "{} {!r}".format(v, v))
    print(v, [v])
