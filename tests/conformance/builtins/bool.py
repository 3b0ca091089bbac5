print(repr(bool([])))
