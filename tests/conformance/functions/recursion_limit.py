# cpython: differs - words of the messages
def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RuntimeError as e:
    print("RuntimeError", e)
print("goes on")
