# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('Ab'.isupper()))
print(repr('AB1'.isupper()))
try:
    print(repr('abc'.isupper('a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('ABC DEF'.isupper()))
