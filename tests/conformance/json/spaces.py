import json

print(json.loads(' { "a" : [ 1 , 2 , 3 ] , "b" : { } , "c" : "x y" } ')["a"])
print(json.loads("\t[\n1,\r\n2\n]\n"))
print(json.loads('"\\u0041\\u00e9\\u20ac\\"\\\\\\/\\b\\f\\n\\r\\t"') == 'A\u00e9\u20ac"\\/\x08\x0c\n\r\t')
