# cpython: differs - other values
next(iter([]))
