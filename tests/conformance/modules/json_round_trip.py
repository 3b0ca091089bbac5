import json

for x in (None, True, 1, -5, 1.5, "text", "q\"\\\n\t", [], [1, [2]], {}, {"a": [1, {"b": None}]}, (1, 2)):
    text = json.dumps(x)
    print(text, json.loads(text) == (list(x) if isinstance(x, tuple) else x))
print(json.loads(' { "a" : [ 1 , 2.5e1 , true , null ] } '))
for bad in ("", "{", "[1,", "nul", "'a'", '"abc'):
    try:
        json.loads(bad)
        print("fine", bad)
    except ValueError:
        print("ValueError", bad)
