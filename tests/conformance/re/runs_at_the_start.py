# Matches that begin with a run, and runs that are followed by what they take or do not take.
import re

TEXTS = ["", "a", "aa", "ab", "aab", "abab", "aaa1", "a1", "aa_1 b_22", "1a_2", "xaay_1", "caféa_1", "éé_1", "12-34", "1234", "a\u00e9b_5"]
PATTERNS = [
    "[a-z]+_\\d+",
    "[a-z]*_\\d+",
    "([a-z]+)_(\\d+)",
    "[a-z]+b",
    "[a-z]+?b",
    "[a-z]+[0-9]",
    "a+ab",
    "a*ab",
    "(a+)(a)",
    "\\d+-\\d+",
    "(\\d+)4",
    "[a-z_]+\\d",
    "[^_]+_",
    ".+_",
    "(.*)(\\d)",
    "(a+)+b",
    "(a|ab)+b",
    "a+$",
    "[a-z]+(_)?1",
]
for pattern in PATTERNS:
    compiled = re.compile(pattern)
    for text in TEXTS:
        found = []
        for how in (compiled.match, compiled.search):
            m = how(text)
            found.append(None if m is None else m.group(0))
        print(pattern, text, *found, compiled.sub("<>", text))
