# cpython: differs - sets and the like are no JSON there
import json
from array import array
from collections import OrderedDict, deque, namedtuple

Point = namedtuple("Point", "x y")


class Shown:
    def __repr__(self):
        return json.dumps([1, "a, b: c"])


for value in ({(1, 2)}, frozenset([(1, 2)]), array("b", [1, 2]), Point(1, [2, 3]), OrderedDict([(1, 2), (3, [4, 5])]), {(1, 2): 3}, range(1, 2), {1: [1, 2]}.items(), [Shown(), {1}], (1, (2, 3)), {"a, b": "c: d"}, {"a": {1}}, [[{}]], {(1,): {2}}, ["\x01\x02"]):
    for separators in (None, ("|", "#"), ("", ""), (", ", ": "), (",", ":")):
        print(json.dumps(value, separators=separators))
