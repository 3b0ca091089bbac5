# cpython: differs - numbers without digits are errors there
import json

for text in (".", "-.", "+.", ".e1", "-.e1", "e1", "-e1", "E-5", "+e0", "-", "+", "..", ".e", "e", "-e", ".-", "1.e", "-..", ".1.", "e1.", "e1e1", "_e1", "._"):
    for read in float, complex, json.loads:
        if text == "-" and read is json.loads:
            # See json/signs_alone.
            continue
        try:
            print(text, repr(read(text)))
        except ValueError as e:
            print(text, e)
