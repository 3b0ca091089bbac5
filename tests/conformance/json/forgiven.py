# cpython: differs - commas, colons and keys are taken as they come
# Numbers that are none, and other white space.
import json

for text in ['1e', '1.5.5', '\x0b1\x0c', '[1,\x0b2]', '1 \x0b', '1 \x1f', '1e5', '{"a":}', '[:]', '1.']:
    try:
        print(repr(text), json.loads(text))
    except ValueError as e:
        print(repr(text), e)
