import json

for v in ([], {}, [[[]]], {"a": {"b": [1, 2, {"c": None}]}}, [True, False, None], "a\nb\t\"c\"\\", 0, -1, 12345678901234567890, 1.5, [1, [2, [3, [4]]]], {"k": "v"}):
    text = json.dumps(v)
    print(text, json.loads(text) == v)
