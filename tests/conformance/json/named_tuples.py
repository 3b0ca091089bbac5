# cpython: differs - there a named tuple is written as a list
import json
from collections import namedtuple

N = namedtuple("N", "a b")
print(json.dumps(N(1, "x")))
print(json.dumps([N(1, "x")]), json.dumps({"k": N(1, None)}))
