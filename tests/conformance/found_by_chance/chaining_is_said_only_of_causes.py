# cpython: differs - MicroPython goes another way
def f(cause):
    try:
        raise ValueError("v") from cause
    except ValueError as e:
        print(e)


f(None)
f(KeyError("k"))
try:
    raise 5 from None
except TypeError as e:
    print(e)
