# cpython: differs - a key waits for a value, wherever that comes
import json


def show(text):
    try:
        print(json.loads(text))
    except Exception as e:
        print(type(e).__name__, e)


for text in ('{"a"}', '[{"a"}]', '[{"a"},1]', '[{"a"},{"b":1}]', '[{"a"},{"b":[1]}]', '[{"a"},[{"b":1}]]', '{"a","b":1}',
             '{"a" 1}', '{1}', '{"x":{"a"},"b":1}', '{"x":{"a"}, "c"}', '{"x":{1},"b":2}', '[{1},{2:3}]', '[{"a"},{"b":1,"c":2}]',
             '[{"a":1,"b"},{"c":1}]', '{"a":{"b"},"c":1}', '{"a":[{"b"}],"c":2}', '{[1]:2}', '{{}:2}', '{"a"[]}', '{"a":1"b":2}',
             '{"a":[1,{"b":[2,{"c":null}]}],"d":{}}', '[[[]],{}]', '{"a"', '[', '[1]]', '{}}', ']', '[{]'):
    show(text)
