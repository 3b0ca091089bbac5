# Values of annotated names, which are assigned as values without a type are.
from micropython import const

_hidden: int = const(1)
shown: int = const(2)
text: "a type" = const("text")
of: a.b[c] = const((1, 2))
kind: _hidden = const(_hidden + shown)
negative: int = (const(-3))
print(_hidden, shown, text, of, kind, negative)

a, b: int = c, d
a, b, e: int = c, d, e
a, b, e, f: int = c, d, e, f
a.b, c[d]: x.y = e, f
a, *b: int = c, d
(a, b): int = c, d
a, b: int = 1, 2
a, b: int


class K:
    _own: int = const(4)
    size: int = const(_own + 1)
    both: int = _own, size

    def f(self):
        local: int = const(6)
        a, b: int = self, local
        return a, b
