# cpython: differs - OrderedDict is printed with braces, and is never equal to a dict
from collections import OrderedDict

d = OrderedDict([(2, 1), (1, 2)])
print(d, OrderedDict(), d.keys(), d.copy(), type(d.copy()), d == {2: 1, 1: 2}, dict(d))
print(OrderedDict.fromkeys([3, 1, 2]), OrderedDict(a=1))
