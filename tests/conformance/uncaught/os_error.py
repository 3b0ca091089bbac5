# cpython: differs - other values
raise OSError(2)
