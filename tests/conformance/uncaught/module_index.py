# cpython: differs - other values
print("before")
x = [][0]
