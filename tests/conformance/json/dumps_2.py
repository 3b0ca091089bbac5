# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

print(repr(json.dumps({True:1})))
print(repr(json.dumps(range(3))))
print(repr(json.dumps(bytearray(b'a'))))
