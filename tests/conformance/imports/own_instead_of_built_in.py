# cpython: differs - CPython has no second names
import sys

for name in ("json", "struct", "math", "gc"):
    with open(name + ".py", "w") as f:
        f.write("mine = 1\n")
sys.path.insert(0, "")
import json, struct, math, gc, ujson, ustruct

print(hasattr(json, "mine"), hasattr(struct, "mine"), hasattr(math, "mine"), hasattr(gc, "mine"))
print(hasattr(ujson, "mine"), ujson.dumps([1]), ustruct.calcsize("I"))
with open("heapq.py", "w") as f:
    f.write("import sys\n_path = sys.path\nsys.path = ()\ntry:\n    from heapq import *\nfinally:\n    sys.path = _path\n    del _path\nextra = 5\n")
import heapq

print(heapq.extra, sys.path[0] == "", hasattr(heapq, "heappush"))
import time, os

print(time is sys.modules["time"], "os" in sys.modules)
