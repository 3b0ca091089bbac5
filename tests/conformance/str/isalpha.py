# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.isalpha()))
print(repr('é'.isalpha()))
print(repr(''.isalpha()))
print(repr('a1'.isalpha()))
print(repr('abc def'.isalpha()))
