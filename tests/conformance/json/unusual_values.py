# cpython: differs - refuses most of these
import json

print(json.dumps({b"a": 3}))
print(json.dumps({b"a\n": b"c"}))
for e in (Exception(), Exception(1), ValueError("x", 2), OSError(2)):
    print(json.dumps(e))
print(json.dumps([KeyError("k")]))
for v in ({1: None}.items(), {None: True}.values(), {None}, frozenset([True]), {"a"}, [{None}], {"k": {True}}):
    print(json.dumps(v))
