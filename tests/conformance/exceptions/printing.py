# cpython: differs - repr of one argument has a comma
for e in (ValueError(), ValueError("a"), ValueError("a", 2), KeyError("k"), OSError(2), OSError(2, "text")):
    print(e, repr(e), e.args)
print(ValueError, type(ValueError()), [ValueError(1)])
print(str(KeyError("k")), "%s" % ValueError("v"), "{}".format(IndexError(1)))


class E(Exception):
    pass


class F(Exception):
    def __str__(self):
        return "own"


print(E("x"), repr(E("x")), F("y"), repr(F("y")), str(E()))
