# cpython: differs - it is no tuple there
import sys

print(type(sys.implementation), sys.implementation[0], sys.implementation.name)
for attempt in (lambda: sys.implementation.nothing, lambda: setattr(sys.implementation, "name", 1)):
    try:
        attempt()
    except AttributeError as e:
        print(e)
