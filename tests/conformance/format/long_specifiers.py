# cpython: differs - it refuses counts beyond a word
# A specifier may be of any length.
print("[{:{}{}}]".format(5, "0" * 200, 7), "[{:*<0{}6d}]".format(5, "0" * 100))
for long in "x" * 300, " " * 300 + "d":
    try:
        print("{:{}}".format(5, long))
    except Exception as e:
        print(type(e).__name__, e)
for form in "{:.%d}", "{:%d}", "{:.%df}":
    try:
        print("[" + (form % 10**100).format(5.0) + "]")
    except Exception as e:
        print(type(e).__name__, e)
