# cpython: differs - other words
for args in ((5, "f", "eval"), ("1", 5, "eval"), ("1", "f", 5), ("1", "f", "x"), (None, 5, 5), (b"1", b"f", "eval")):
    try:
        print(eval(compile(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
