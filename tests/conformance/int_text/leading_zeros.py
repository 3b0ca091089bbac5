# cpython: differs - in what it says, and in underscores
def attempt(text, base):
    try:
        print(repr(text), base, int(text, base))
    except ValueError as e:
        print(repr(text), base, e)

for text in ("0", "00", "-00", "+0", "01", "007", "-017", " 017 ", "0_0", "0_1", "08", "0g", "00g",
             "0a", "0-", "0.5", "0x", "0x0f", "0o07", "0b01", "_01", "_0", "10", "5g",
             "0" * 30, "0" * 30 + "1"):
    attempt(text, 0)
for text in ("007", "00", "0x1"):
    attempt(text, 10)
attempt(b"017", 0)
