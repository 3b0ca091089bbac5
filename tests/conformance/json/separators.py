# cpython: differs - other words
import io
import json

for separators in (None, (",", ":"), [";", "="], (b",", b":"), ("", ""), 5, ",:", (), (",",), (",", ":", "x"), (1, 2), (",", 2), {1: 2}, range(2), (bytearray(b","), ":")):
    try:
        print(json.dumps([1, {"a": 2}], separators=separators))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e.args)
try:
    json.dump(1, 2, separators=5)
except TypeError as e:
    print(e)
out = io.StringIO()
json.dump([1, 2, {"k": None}], out, separators=["; ", " = "])
print(out.getvalue())
