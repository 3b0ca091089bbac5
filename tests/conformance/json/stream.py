import io
import json

s = io.StringIO()
json.dump({"a": [1, 2.5, "x"]}, s)
print(s.getvalue())
print(json.load(io.StringIO('[1, {"k": null}]')))
