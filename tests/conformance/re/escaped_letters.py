# cpython: differs - letters after a backslash stand for control characters there
import re

for pattern in (r"\n", r"\t", r"\r", r"\f", r"\v", r"\x41", r"\b", r"\0", r"[\n]", r"[\t-z]", r"[\d]", r"a\nb", "a\nb"):
    for text in ("\n", "n", "\t", "t", "r", "f", "v", "x41", "A", "b", "0", "d", "5", "a\nb", "anb"):
        found = re.match(pattern, text)
        if found:
            print(repr(pattern), repr(text), repr(found.group(0)))
