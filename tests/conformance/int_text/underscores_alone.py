# cpython: differs - they are no numbers there
for text in ("_", "-_", "+_", "__", "_1", "1_", "", "-", "0x_", "0x", "0x_1", "_0x1", "0b_", "0_", "_0", "1__0", " _ ", "_ _"):
    for base in (10, 0, 16, 2):
        try:
            print(repr(text), base, int(text, base))
        except ValueError as e:
            print(repr(text), base, e)
