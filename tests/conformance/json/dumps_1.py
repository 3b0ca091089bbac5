# cpython: differs - messages of exceptions, and what MicroPython leaves out
import json

print(repr(json.dumps([1,2.5,None,True,'a"b',{'a':1},(1,2)])))
print(repr(json.dumps({1:2})))
print(repr(json.dumps({'a':[1,{'b':2}]})))
print(repr(json.dumps([1,2],separators=(',',':'))))
print(repr(json.dumps({'a':1,'b':2},separators=(',',':'))))
print(repr(json.dumps(b'ab')))
print(repr(json.dumps({1,2})))
print(repr(json.dumps(float('nan'))))
print(repr(json.dumps(1e20)))
print(repr(json.dumps('é')))
print(repr(json.dumps(None)))
print(repr(json.dumps({None:1})))
print(repr(json.dumps({(1,2):1})))
print(repr(json.dumps({1.5:1})))
