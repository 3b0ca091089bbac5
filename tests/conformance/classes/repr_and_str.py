class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class OnlyStr:
    def __str__(self):
        return "<only str>"


b, r, s = Both(), OnlyRepr(), OnlyStr()
print(b, r, s)
print(repr(b), str(b), [b], (r,), {1: r}, str(r), str(s))
print("{} {!r} {!s}".format(b, b, b), "%s %r" % (b, b))
print(repr(s) == "<only str>")
