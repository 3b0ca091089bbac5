"""Random expressions over all built-in types, as trees that can be made smaller."""

import re

from . import formats, modules
from .templates import ATTRIBUTES, BINARY, CHANGES, EXPRESSIONS, UNARY
from .values import GROUPS, KINDS

HOLE = re.compile(r"\$(\w)")


class Node:
    """Source text with holes, and what fills them."""

    def __init__(self, text, kind, parts=()):
        self.text, self.kind, self.parts = text, kind, list(parts)

    def __str__(self):
        parts = iter(self.parts)
        return HOLE.sub(lambda _: str(next(parts)), self.text)

    def run(self, number):
        """The source that runs it as a test."""
        text = str(self)
        if text.startswith("def f"):
            return f"{text}\nt({number},f)\n"
        return f"t({number},lambda:{text})\n"

    def smaller(self):
        """Trees with a part of this one left out or made plainer."""
        for i, part in enumerate(self.parts):
            for other in part.instead():
                yield Node(self.text, self.kind, self.parts[:i] + [other] + self.parts[i + 1:])
            for other in part.smaller():
                yield Node(self.text, self.kind, self.parts[:i] + [other] + self.parts[i + 1:])

    def instead(self):
        yield from self.parts
        if self.kind in KINDS or self.kind in modules.KINDS:
            for text in plain(self.kind)[:3]:
                if len(text) < len(str(self)):
                    yield Node(text, self.kind)


def plain(kind):
    """The leaves of a kind."""
    return KINDS.get(kind) or modules.KINDS[kind]


def leaf(r, kind):
    kind = r.choice(GROUPS[kind]) if kind in GROUPS else kind
    if kind == "z":
        return Node(r.choice(ATTRIBUTES), "z")
    return Node(r.choice(plain(kind)), kind)


def operand(r, kind, depth):
    if kind == "z":
        return leaf(r, kind)
    if r.random() < 0.06:
        kind = "a"  # what does not belong there
    if depth > 0 and r.random() < 0.25:
        inner = expression(r, depth - 1)
        return Node("(" + inner.text + ")", "", inner.parts)
    return leaf(r, kind)


def fill(r, text, depth):
    return Node(text, "", [operand(r, kind, depth) for kind in HOLE.findall(text)])


def expression(r, depth):
    dice = r.random()
    if dice < 0.3:
        pair = r.choice(["$a%s$a", "$a%s$a", "$q%s$q", "$i%s$i", "$i%s$n", "$f%s$u", "$Q%s$Q", "$B%s$B", "$S%s$F", "$d%s$d",
                         "$Q%s$n", "$o%s$a", "$a%s$o", "$l%s$l", "$t%s$t", "$s%s$s", "$a%s$I", "$A%s$A"])
        return fill(r, pair % (" " + r.choice(BINARY).replace("%", "%%") + " ").replace("%%", "%"), depth)
    if dice < 0.33:
        return fill(r, r.choice(UNARY) + "$a", depth)
    if dice < 0.37:
        text = "".join(r.choice(["", "a", " ", "<"]) + formats.percent(r) for _ in range(r.choice([1, 1, 2])))
        return fill(r, repr(text) + r.choice([" % $a", " % $a", " % ($a,)", " % ($a,)", " % ($u,)", " % ($a,$a)", " % {'a':$a}", "%($n,$u)",
                                              " % $d"]), depth)
    if dice < 0.42:
        return fill(r, r.choice(["format($a,%s)", "format($u,%s)", "format($i,%s)", "format($s,%s)", "format($f,%s)"]) % repr(formats.spec(r)), depth)
    if dice < 0.46:
        field = r.choice(["", "", "0", "1", "a", "0[0]", "a[x]", "0.v", "0.real", "2"])
        conversion = r.choice(["", "", "", "!r", "!s", "!q"])
        text = r.choice(["", "<", "{{", "}}"]) + "{" + field + conversion + r.choice(["", ":" + formats.spec(r), ":{}", ":{1}"]) + "}"
        text += r.choice(["", ">", "{}", "{1}", "}", "{"])
        return fill(r, repr(text) + r.choice([".format($a)", ".format($a,$a)", ".format($u,$n)", ".format($a,a=$a)", ".format()"]), depth)
    return fill(r, r.choice(modules.EXPRESSIONS if r.random() < 0.4 else EXPRESSIONS), depth)


def change(r, depth):
    """Statements that change a value `x`; what it is then."""
    kind, text = r.choice(modules.CHANGES if r.random() < 0.4 else CHANGES)
    if not text.startswith("\n"):
        text = "\n " + text.replace(";", "\n ")
    text = "def f():\n x=$" + kind + text + "\n return x"
    return fill(r, text, depth)


def test(r):
    return change(r, 1) if r.random() < 0.25 else expression(r, r.choice([0, 0, 1, 1, 2]))
