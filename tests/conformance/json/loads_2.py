# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

print(repr(json.loads('[[]]')))
print(repr(json.loads('[,1]')))
print(repr(json.loads('{"a":}')))
print(repr(json.loads('{:1}')))
print(repr(json.loads('"\\x"')))
print(repr(json.loads('01')))
print(repr(json.loads('1.')))
print(repr(json.loads('1e400')))
print(repr(json.loads('"a\nb"')))
print(repr(json.loads('[1}')))
print(repr(json.loads('{"a":1]')))
print(repr(json.loads('{"a":1,"a":2}')))
print(repr(json.loads('\t\n\r[1]')))
print(repr(json.loads('[1:2]')))
