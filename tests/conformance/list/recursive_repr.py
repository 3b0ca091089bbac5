# cpython: differs - it prints dots instead of raising
numbers = [1]
numbers.append(numbers)
try:
    print(repr(numbers)[0:1])
except RuntimeError as e:
    print(e)
