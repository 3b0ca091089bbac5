# cpython: differs - other values
raise ValueError
