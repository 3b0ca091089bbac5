# cpython: differs - bytes are written as they are
import json


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for data in (b'\xff', b'a\xffb', b'\x80', b'\xc3\xa9', b'\xc3', b'a\xc3', b'\xe2\x82', b'\xff\x01', b'\xf8\x80', bytes(range(120, 256))):
    show(lambda: json.dumps(data))
    show(lambda: json.dumps([data]))
    show(lambda: json.loads(json.dumps(data)))
    show(lambda: json.loads(b'"' + data + b'"'))
    show(lambda: json.loads(b'{"\\n' + data + b'":1}'))
    show(lambda: data.decode())
