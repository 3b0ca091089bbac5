# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.encode()))
print(repr('é'.encode('utf-8')))
print(repr('é'.encode('ascii')))
print(repr('abc'.encode('utf-8','strict')))
