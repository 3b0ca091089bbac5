# cpython: differs - commas and colons before a value are errors there
import json

for text in (",1", ":1", ",,1", " , : 1", ",", ":", ",[1]", "1,", "1:", "[,1]", "[1,,2]", "{,1:2}", ",\n{}"):
    try:
        print(json.loads(text))
    except ValueError as e:
        print(e)
