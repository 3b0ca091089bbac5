# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

print(repr(json.loads('{"a":1:2}')))
print(repr(json.loads('{"a","b"}')))
print(repr(json.loads('["a":1]')))
