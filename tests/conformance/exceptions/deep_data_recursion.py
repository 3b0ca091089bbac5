# cpython: differs - words of the messages
l = []
for i in range(10000):
    l = [l]
try:
    repr(l)
    print("printed")
except RuntimeError as e:
    print("too deep")
try:
    print(l == [l])
except RuntimeError as e:
    print("RuntimeError")
