# cpython: differs - built-in types have more members there
for kind in (bytearray, bytes, str, list, tuple, dict, set, frozenset, int, float, object, range, bool):
    members = kind.__dict__
    print(kind, [(name, members[name]) for name in sorted(members) if name in dir(kind)])
