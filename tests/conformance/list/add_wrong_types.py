# cpython: differs - words of the messages
for other in ((1,), 1, "a", None):
    try:
        print([1] + other)
    except TypeError as e:
        print(e)
try:
    print([1] * "a")
except TypeError as e:
    print(e)
