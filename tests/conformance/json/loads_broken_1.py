# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

try:
    print(repr(json.loads('')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('[')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads(']')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('[1,2')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('nul')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('abc')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('[1] x')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('1 2')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('"abc')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('[tru]')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads(5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('"\\u12"')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('NaN')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(json.loads('+1')))
except Exception as e:
    print(type(e).__name__, e)
