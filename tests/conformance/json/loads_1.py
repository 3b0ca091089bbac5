# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

print(repr(json.loads('[1, 2.5, null, true, false, "a\\"b", {"a": 1}]')))
print(repr(json.loads('{"a":[1,{"b":2}]}')))
print(repr(json.loads('1')))
print(repr(json.loads('-1.5e3')))
print(repr(json.loads('"\\u00e9\\n\\/"')))
print(repr(json.loads('[1,]')))
print(repr(json.loads('[1 2]')))
print(repr(json.loads('{1:2}')))
print(repr(json.loads('{"a" 1}')))
print(repr(json.loads(' [1] ')))
print(repr(json.loads(b'[1]')))
print(repr(json.loads('{"a":1,}')))
print(repr(json.loads('{}')))
print(repr(json.loads('[]')))
