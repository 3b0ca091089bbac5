# Formats with nothing but %d, %s and %%, long and short, right and wrong.
class Text(str):
    pass


class Shown:
    def __str__(self):
        return "shown"


for template, values in [
    ("%d", 5),
    ("%d", -1073741824),
    ("%d", 1073741823),
    ("%d", 1 << 70),
    ("%d", True),
    ("%d", 2.7),
    ("%s", 5),
    ("%s", "text"),
    ("%s", ""),
    ("%s", "\u00e9\u4e2d"),
    ("\u00e9%s", "a"),
    ("%s%s", ("a", "b")),
    ("%d:%s", (1, "x")),
    ("%d%%", 50),
    ("%%", ()),
    ("", ()),
    ("a", ()),
    ("%s", ((1, 2),)),
    ("%s", None),
    ("%s", [1, "a"]),
    ("%s", Text("sub")),
    ("%s", Shown()),
    ("%s", "x" * 127),
    ("%s", "x" * 128),
    ("%s%d", ("x" * 126, 12)),
    ("%s and %s", ("x" * 60, "y" * 70)),
    ("%d", "a"),
    ("%d %d", 1),
    ("%d", (1, 2)),
    ("%", 1),
    ("%d%", 1),
    ("a", 1),
    ("%s", ()),
    ("%s", {}),
    ("%(a)s", {"a": 1}),
    ("%(a)d and %(b)s", {"a": 1, "b": "two"}),
]:
    try:
        made = template % values
        print(template, made, len(made))
    except Exception as e:
        print(repr(template), type(e).__name__)
print({"%s%s" % ("ke", "y"): 1}["key"], "%s" % "" == "", "%d" % 7 == "7")
