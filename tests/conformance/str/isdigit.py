# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('12'.isdigit()))
print(repr('١'.isdigit()))
