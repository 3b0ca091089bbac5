# cpython: differs - it refuses counts beyond a word
# Counts turn over at 32 bits; a precision that is negative then is none.
for n in 2**31, 2**31 + 5, 2**32 - 1, 2**32, 2**32 + 5, 2**33 + 7, 10**15, 2**64 + 3:
    for form in "{:.%d}", "{:.%df}", "{:.%de}", "{:.%ds}", "{:>.%d}":
        text = form % n
        try:
            r = text.format("abcdefgh" if text.endswith("s}") else 5.0)
            print(text, len(r), r)
        except Exception as e:
            print(text, type(e).__name__, e)
    for form in "%%.%dd", "%%.%df", "%%.%dx", "%%.%ds", "%%-5.%dr|":
        text = form % n
        try:
            r = text % 5
            print(text, len(r), r)
        except Exception as e:
            print(text, type(e).__name__, e)
for n in 2**32, 2**32 + 5, 2**64 + 3:
    print(("[{:%d}]" % n).format(5), ("[{:>%ds}]" % n).format("x"), ("[%%%dd]" % n) % 5)
