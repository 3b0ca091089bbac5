# cpython: differs - other values
print("before")
x = None()
