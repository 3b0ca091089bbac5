# cpython: differs - words of the messages
# heap: 1048576
l = []
for i in range(5000):
    l = [l]
try:
    repr(l)
    print("printed")
except RuntimeError as e:
    print("too deep")
