# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(hash(10**20)))
print(repr(hash(-1)))
print(repr(hash(2**31)))
try:
    print(repr(hash([])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(hash({})))
except Exception as e:
    print(type(e).__name__, e)
print(repr(hash('abc')))
print(repr(hash(b'abc')))
print(repr(hash('')))
