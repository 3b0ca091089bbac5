# cpython: differs - zeros do not fill there either, numbers are told otherwise
for text in ("%05c", "%-05c", "%5c", "%012.0c", "%-3c|"):
    for v in (65, "a", 127):
        print(repr(text % v))
for v in (1 << 100, -(1 << 100), 1 << 40, 1.5, None, "ab", ""):
    try:
        print("%c" % v)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
