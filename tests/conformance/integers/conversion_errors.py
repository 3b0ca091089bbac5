for x in ("", " ", "abc", "1.5", "0x", "--1", "1 2", None, [], "9" * 3 + "a"):
    try:
        print(int(x))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(int(" 42 "), int("-7"), int("+7"), int("0x1f", 16), int("1f", 16), int("0b11", 0), int("101", 2))
