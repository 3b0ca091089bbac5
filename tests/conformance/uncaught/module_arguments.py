# cpython: differs - other values
print("before")
x = (lambda a: a)()
