# cpython: differs - other exceptions
raise OSError(2, "file")
