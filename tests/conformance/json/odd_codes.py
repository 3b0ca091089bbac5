# cpython: differs - what is no digit of a code, and a zero byte, are errors there
import json

for text in ("00g9", "gggg", "zzzz", "00~~", "000/", "000:", "000@", "00  ", "d8zz", "000\"", "12", "1\x002", "\x0001"):
    try:
        print([ord(c) for c in json.loads('"a\\u' + text + '"')])
    except ValueError as e:
        print(e)

# A zero byte ends the text.
for text in ("1\0x", "1 \0 x", '"a\0b"', "[1\0002]", "\0", "[\0", "null\0", '"a\\\0b"', '"\\u00e9\0"'):
    try:
        print(repr(json.loads(text)))
    except ValueError as e:
        print(e)
