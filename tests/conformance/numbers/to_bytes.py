# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr((5).to_bytes(2)))
print(repr((-5).to_bytes(2,'little',True)))
try:
    print(repr((-5).to_bytes(2,'little',signed=True)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr((300).to_bytes(1,'little')))
except Exception as e:
    print(type(e).__name__, e)
print(repr((-5).to_bytes(4,'big')))
try:
    print(repr((5).to_bytes(-1,'big')))
except Exception as e:
    print(type(e).__name__, e)
print(repr((10**30).to_bytes(13,'little')))
print(repr((10**30).to_bytes(20,'big')))
print(repr((-10**30).to_bytes(20,'big')))
print(repr((5).to_bytes(2,'foo')))
