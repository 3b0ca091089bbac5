# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

try:
    print(repr(json.loads('.5')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('"a" "b"')))
except Exception as e:
    print(type(e).__name__, e)
