# cpython: differs - other words
import json

for text in ("-", "--1", "1-", "-+", "+", "1+1", "- 1", "[-]", '{"a":-}', "-a", "-0", "1e", "-e", "."):
    try:
        print(json.loads(text))
    except ValueError as e:
        print(e)
