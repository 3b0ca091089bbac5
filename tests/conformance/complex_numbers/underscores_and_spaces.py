# cpython: differs - where underscores may stand
for text in ("1_0", "1_0j", "_1", "1__0", "1_", "_", "-_", "_j", "1_0+1_0j", " 1 ", "1 +1j", "1+1 j", "1+ 1j", "1 j", " 1j ", "1j j", "+_j", "1_0e1_0", "\v1", "1\v", "1\t+1j", "", " ", "j", "-j"):
    for read in float, complex:
        try:
            print(repr(text), read(text))
        except ValueError as e:
            print(repr(text), e)
