# cpython: differs - JSON keys that are tuples
import json

print(json.dumps({1: 2}), json.dumps({None: 3}), json.dumps({"a": (1, [2, {}])}), json.dumps({1.5: True}))
print(json.dumps({(1, 2): 0}), json.dumps([{"k": None}]))
