import json

deep = json.loads("[" * 50 + "]" * 50)
n = 0
while deep:
    deep = deep[0]
    n += 1
print(n)
