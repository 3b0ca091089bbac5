# cpython: differs - other values
print("before")
x = 1 // 0
