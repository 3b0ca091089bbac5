# cpython: differs - there they are errors
import re

for what in (r"\g<x>", r"\g<1", r"\g<0", r"\g<0x", r"\g<>", r"\g<0>y", r"\g<00>", r"\g< 0>", r"\1x", r"\01", r"\gx", r"\g<1>", r"\0", r"\2", r"\g<2>", r"\10", r"a\gb", r"\g<0y>z", r"\g<", "\\", "x\\", "\\\\", "\\\\1", r"\n", "\n", "\\\u00e9", r"\g<-1>", r"\g<99999999999>", r"\99999999999", r"\4294967297"):
    try:
        print(what, repr(re.sub("(b)b*", what, "abba")))
    except IndexError as e:
        print(what, e.args)
