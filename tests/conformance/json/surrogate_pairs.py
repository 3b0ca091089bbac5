# cpython: differs - it prints what we print, see differences.txt
import json

print(len(json.loads('"\\ud83d\\ude00"')))
