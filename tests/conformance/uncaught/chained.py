# cpython: differs - MicroPython goes another way
try:
    1 // 0
except ZeroDivisionError as e:
    raise ValueError("second") from e
