# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('%.0f'%2.5))
print(repr('%.0f'%0.5))
print(repr('%#.0f'%2))
